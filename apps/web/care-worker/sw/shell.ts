// The files of the care worker's page and its one font, whole per version. Put in by the build; the console's are never among them.
declare const __SHELL__: { version: string; files: string[] };

const PREFIX = 'zorg112-shell-';
const CACHE = PREFIX + __SHELL__.version;
const ANY = { ignoreVary: true };

/** All or nothing. A file whose name carries its hash is taken over from the version before. */
export async function keepShell(): Promise<void> {
  const cache = await caches.open(CACHE);
  await Promise.all(
    __SHELL__.files.map(async (file) => {
      const known = file.startsWith('/assets/') ? await caches.match(file, ANY) : undefined;
      const answer = known ?? (await fetch(file, { cache: 'no-cache' }));
      if (!answer.ok || answer.redirected) throw new Error(`${file} did not come through`);
      await cache.put(file, answer);
    }),
  );
}

/** Pages still open stand on the version before this one. */
export async function leaveOlder(): Promise<void> {
  const shells = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  await Promise.all(shells.slice(0, -1).map((name) => caches.delete(name)));
}

export async function cached(url: string): Promise<Response | undefined> {
  const own = await (await caches.open(CACHE)).match(url, ANY);
  return own ?? caches.match(url, ANY);
}
