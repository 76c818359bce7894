import { type ConsultTo } from '../ownership/ticket.js';

/** Whoever writes from here writes for himself: no figure is about one person, so all of them are one. */
const FREE_MAIL: ReadonlySet<string> = new Set([
  ...['gmail.com', 'googlemail.com', 'hotmail.com', 'hotmail.nl', 'live.com', 'live.nl', 'msn.com', 'outlook.com'],
  ...['icloud.com', 'me.com', 'mac.com', 'yahoo.com', 'yahoo.nl', 'gmx.com', 'gmx.net', 'gmx.nl', 'aol.com'],
  ...['proton.me', 'protonmail.com', 'pm.me', 'tutanota.com', 'tuta.com', 'mail.com'],
  ...['kpnmail.nl', 'kpnplanet.nl', 'planet.nl', 'hetnet.nl', 'ziggo.nl', 'upcmail.nl', 'home.nl', 'chello.nl'],
  ...['casema.nl', 'quicknet.nl', 'xs4all.nl', 'telfort.nl', 'tele2.nl', 'online.nl', 'solcon.nl', 'zeelandnet.nl'],
  ...['caiway.nl', 'caiway.net', 'freedom.nl', 'telenet.be', 'skynet.be'],
]);

/** The key of everybody whose address is no organisation's. */
const FREE_MAIL_KEY = 'email';

export const isSupplier = (key: string): boolean => key.startsWith('@') || key === FREE_MAIL_KEY;

/** As it is shown: its domain, or what all addresses of persons are called together. */
export const supplierNamed = (key: string, together: string): string => (key.startsWith('@') ? key.slice(1) : together);

/** Whom a consult was asked of, as it is counted: a service, a supplier by its domain (`@liften.example`), never a person or an address. */
export function countedAs(to: ConsultTo | undefined): string {
  if (to?.kind === 'service') return to.id;
  if (to?.kind === 'email') return supplierOf(to.address);
  return to?.serviceId ?? 'person';
}

function supplierOf(address: string): string {
  const domain = address
    .slice(address.lastIndexOf('@') + 1)
    .trim()
    .toLowerCase();
  return !address.includes('@') || domain === '' || FREE_MAIL.has(domain) ? FREE_MAIL_KEY : `@${domain}`;
}
