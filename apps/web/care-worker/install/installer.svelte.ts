// Whether this phone can put the page on its home screen: Chromium asks for us, an iPhone is shown how.
interface InstallPrompt extends Event {
  prompt(): Promise<unknown>;
}

const ASKED = 'zorg112.install';

class Installer {
  prompt = $state.raw<InstallPrompt>();
  readonly iPhone = /iPhone|iPad|iPod/.test(navigator.userAgent);

  constructor() {
    addEventListener('beforeinstallprompt', (event) => {
      event.preventDefault(); // asked after the first question, not on arrival
      this.prompt = event as InstallPrompt;
    });
    addEventListener('appinstalled', () => (this.prompt = undefined));
  }
}
export const installer = new Installer();

export function wasAsked(): boolean {
  try {
    return localStorage.getItem(ASKED) !== null;
  } catch {
    return true; // it could not be remembered, so it would be asked each time
  }
}
export function later(): void {
  try {
    localStorage.setItem(ASKED, '1');
  } catch {
    // asked again then
  }
}
