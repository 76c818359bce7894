import { readFile } from 'node:fs/promises';
import { load } from 'js-yaml';

/** Reads a YAML file of ours. Throws with the file's name in the sentence. */
export async function readYaml(file: string): Promise<object> {
  try {
    return load(await readFile(file, 'utf8')) as object;
  } catch (fault) {
    throw new Error(`${file} cannot be read: ${(fault as Error).message}`, { cause: fault });
  }
}
