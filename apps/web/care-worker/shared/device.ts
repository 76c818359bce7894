/** The device of the ward this page stands on, and after how many seconds without a touch nobody is signed in there. Empty on her own phone. */
export const here = { device: told('device'), idle: told('idle') };

function told(what: 'device' | 'idle'): string {
  const value = document.body.dataset[what] ?? '';
  return value.startsWith('__') ? '' : value; // in watch mode nobody filled it in
}
