/** The fields of a form. A name that ends in [] may come several times, and is a list; of another the last counts. */
export function formOf(fields: Iterable<readonly [string, string]>): Record<string, string | string[]> {
  const form: Record<string, string | string[]> = Object.create(null) as Record<string, string | string[]>;
  for (const [name, value] of fields)
    form[name] = name.endsWith('[]') ? [...((form[name] as string[] | undefined) ?? []), value] : value;
  return { ...form };
}
