import type { BundledView, TicketView } from '@zorg112/contracts';
import { inSeconds, nextStep, signInAll } from './actors.js';
import type { House } from './house.js';

/** Questions of Noor's, each in a state that asks something of the page; their ids. */
export interface HerQuestions {
  readonly wait: string;
  readonly unsolved: string;
  readonly own: string;
  readonly outage: string;
  /** The number of one about somebody in danger, and of an incident that is followed. */
  readonly danger: number;
  /** The number of the one for which Bram is asked to look along. */
  readonly looks: number;
}

export async function her(house: House): Promise<HerQuestions> {
  const [noor, fatma, bram, sam] = await signInAll(house, 'noor', 'fatma', 'bram', 'sam');
  const helped = async (text: string): Promise<TicketView> => {
    const ticket = await fatma.claims(await noor.asks(text));
    await fatma.replies(ticket, 'Ik kijk het na.', { nextStep: nextStep('ik bel de leverancier', 3_600) });
    return ticket;
  };
  const wait = await helped('De scanner op de gang doet niets');
  await fatma.posts(`/tickets/${wait.id}/interim`, { text: 'Print zolang bij de receptie, ik heb ze gebeld.' });
  await fatma.posts(`/tickets/${wait.id}/wait`, { text: 'De monteur komt morgen.', until: inSeconds(86_400) });

  const unsolved = await helped('De oude tilband kraakt');
  const words = {
    tried: 'Drie leveranciers gebeld: de band wordt niet meer gemaakt.',
    alternative: 'Er komt een nieuwe.',
  };
  await fatma.posts(`/tickets/${unsolved.id}/unsolved`, { ...words, secondPersonId: bram.id });

  const own = await helped('Mevrouw mist haar stoel bij het raam');
  const why = { reason: 'Ze zit graag bij het raam', solves: 'Ze eet weer aan tafel' };
  await noor.posts(`/tickets/${own.id}/decisions`, { amountCents: 12_050, ...why });
  await fatma.posts(`/tickets/${wait.id}/decisions`, { amountCents: 60_000, ...why, solves: 'Een stoel die wel past' });
  await noor.posts(`/tickets/${own.id}/callback`);
  await fatma.hasStandIn(own, bram);
  const asked = await fatma.asksIn(own, { personId: sam.id }, 'Mag dit van het contract af?');
  await sam.answers(asked, 'Ja, dat mag.', 'right');

  const { id: outage } = await bram.posts<BundledView>('/outages', { text: 'Het dossier is traag in alle huizen' });
  const danger = await fatma.claims(await noor.asks('Meneer is gevallen en ligt op de grond, hij reageert niet'));
  await fatma.posts(`/tickets/${danger.id}/paths`, { path: 'incident' });
  return { looks: unsolved.number, danger: danger.number, wait: wait.id, unsolved: unsolved.id, own: own.id, outage };
}
