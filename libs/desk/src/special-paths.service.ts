import { Injectable } from '@nestjs/common';
import { DoorError, type GuidedPathsView, type Language, type PathStepBody, type TicketView } from '@zorg112/contracts';
import { PATHS, type Actor, type Move, type PathName } from '@zorg112/domain';
import { Directory } from './directory.js';
import { TicketDesk } from './ticket-desk.js';
import { ticketView } from './ticket-view.js';
import { Wording } from './wording.js';

/** A person in danger, an incident, a data leak: suggested by her words, begun or declined by whoever helps, ticked off step by step. */
@Injectable()
export class SpecialPathsService {
  constructor(
    private readonly desk: TicketDesk,
    private readonly directory: Directory,
    private readonly wording: Wording,
  ) {}

  guided(language: Language): GuidedPathsView {
    const { paths } = this.wording.pathRules[language];
    return { items: PATHS.map((path) => ({ path, ...paths[path], steps: [...paths[path].steps] })) };
  }

  async start(actor: Actor, ticketId: string, path: PathName): Promise<TicketView> {
    return this.#deed(actor, ticketId, { move: 'startPath', path });
  }

  async decline(actor: Actor, ticketId: string, path: string): Promise<TicketView> {
    return this.#deed(actor, ticketId, { move: 'declinePath', path: known(path) });
  }

  async step(actor: Actor, ticketId: string, path: string, { step, done }: PathStepBody): Promise<TicketView> {
    const name = known(path);
    const { steps } = this.wording.pathRules.nl.paths[name];
    if (!steps.some(({ id }) => id === step)) throw new DoorError('path.unknown_step');
    return this.#deed(actor, ticketId, { move: 'doPathStep', path: name, step, done });
  }

  /** More urgent was suggested by her words; it is not. */
  async keepUrgency(actor: Actor, ticketId: string): Promise<TicketView> {
    return this.#deed(actor, ticketId, { move: 'keepUrgency' });
  }

  #deed(actor: Actor, ticketId: string, move: Move): Promise<TicketView> {
    return this.desk.act(actor, ticketId, move, undefined, (done) => ticketView(done, actor, done.now, this.directory));
  }
}

function known(path: string): PathName {
  const name = PATHS.find((one) => one === path);
  if (!name) throw new DoorError('path.unknown');
  return name;
}
