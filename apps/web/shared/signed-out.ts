// Whether this page still has a session; what the first page needs of it, and no more.

const signedOut = new Set<() => void>();

/** Told when the server no longer knows this session. Answers with how to stop listening. */
export function onSignedOut(listener: () => void): () => void {
  signedOut.add(listener);
  return () => signedOut.delete(listener);
}

let signIns = 0;
export const countSignIn = (): void => void signIns++;
/** A no to what was asked before the last sign-in says nothing of the session there is now. */
export const sessionNow = (): number => signIns;

export const tellSignedOut = (): void => signedOut.forEach((tell) => tell());

export function cookie(name: string): string {
  const found = document.cookie.split('; ').find((one) => one.startsWith(`${name}=`));
  return found ? decodeURIComponent(found.slice(name.length + 1)) : '';
}

/** To the sign-in page, and back here afterwards. Words that were typed are kept by whoever holds them. */
export function toSignIn(): void {
  location.assign(`/inloggen?next=${encodeURIComponent(location.pathname + location.search)}`);
}
