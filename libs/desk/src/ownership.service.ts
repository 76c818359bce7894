import { Injectable } from '@nestjs/common';
import { type LogBody, type OpenBody, type TicketView } from '@zorg112/contracts';
import { Database, MembershipRow, PersonRow, TeamRow } from '@zorg112/database';
import { assetOf, Refusal, type Actor } from '@zorg112/domain';
import { DoorError } from '@zorg112/contracts';
import { v7 as newId } from 'uuid';
import { Directory } from './directory.js';
import { PolicyBook } from './policy-book.js';
import { TicketDesk, type Done } from './ticket-desk.js';
import { ticketView } from './ticket-view.js';

/** From "who helps me?" to one named person. */
@Injectable()
export class OwnershipService {
  constructor(
    private readonly desk: TicketDesk,
    private readonly directory: Directory,
    private readonly database: Database,
    private readonly policies: PolicyBook,
  ) {}

  /** Anybody asks; staff may ask for somebody else. Returns the ticket with its number and its owner. */
  async open(actor: Actor, body: OpenBody): Promise<TicketView> {
    const text = (body.text ?? '').trim();
    if (text === '') throw new Refusal('ticket.empty');
    const requesterId = await this.#requester(actor, body.onBehalfOf);
    const teamId = await this.#team(actor, requesterId, body.teamId);
    const id = newId();
    const messageId = newId();
    const move = { move: 'open', messageId, text, ...this.#asked(body, requesterId, teamId) } as const;
    const { follows, attachments } = body;
    const said = { id: messageId, kind: 'question', text, attachments } as const;
    if (follows === undefined) return this.desk.open(actor, id, move, said, (done) => this.#view(done, actor));
    return this.desk.together(
      actor,
      async (hands) => {
        const { ticket } = await hands.load(follows);
        return this.#view(await hands.open(id, { ...move, from: { ticket, how: 'reopened' } }, said), actor);
      },
      false,
    );
  }

  /** Help already given, in one step: she is asked whether it is solved. */
  async log(actor: Actor, body: LogBody): Promise<TicketView> {
    const [text, what] = [(body.text ?? '').trim(), (body.what ?? '').trim()];
    if (text === '' || what === '') throw new Refusal('ticket.empty');
    const requesterId = await this.#requester(actor, body.onBehalfOf);
    const teamId = await this.#team(actor, requesterId, body.teamId);
    const [id, messageId, helpMessageId] = [newId(), newId(), newId()];
    const asked = this.#asked({ ...body, channel: body.channel ?? 'walk_in' }, requesterId, teamId);
    const move = { move: 'log', messageId, helpMessageId, text, what, sendAnyway: body.sendAnyway, ...asked } as const;
    const said = [
      { id: messageId, kind: 'question' as const, text, attachments: body.attachments },
      { id: helpMessageId, kind: 'solution' as const, text: what, authorId: actor.id },
    ];
    return this.desk.open(actor, id, move, said, (done) => this.#view(done, actor));
  }

  #asked(body: OpenBody, requesterId: string, teamId: string | undefined) {
    const { urgency, careNow, location, asset, category, channel = 'web', attachments } = body;
    const region = this.regionOf(teamId);
    const where = { location: location?.trim() || undefined, asset: assetOf(asset ?? ''), teamId, region };
    return { requesterId, channel, private: body.private, urgency, careNow, category, attachments, ...where };
  }

  /** The region whose calendar applies, where the policy has one for it. */
  regionOf(teamId: string | undefined): string | undefined {
    const region = teamId === undefined ? undefined : this.directory.team(teamId)?.region;
    return region !== undefined && region in this.policies.current.regions ? region : undefined;
  }

  /** Two at once: one wins, the other is told who. */
  async claim(actor: Actor, ticketId: string): Promise<TicketView> {
    return this.desk.act(actor, ticketId, { move: 'claim' }, undefined, (done) => this.#view(done, actor));
  }

  /** The watch follows the duty roster, by the system only. */
  async passWatch(system: Actor, ticketId: string): Promise<number> {
    return this.desk.act(system, ticketId, { move: 'passWatch' }, undefined, ({ facts }) => facts.length);
  }

  #view(done: Done, actor: Actor): TicketView {
    return ticketView(done, actor, done.now, this.directory);
  }

  async #requester(actor: Actor, onBehalfOf: string | undefined): Promise<string> {
    if (!onBehalfOf || onBehalfOf === actor.id) return actor.id;
    if (!isDesk(actor)) throw new DoorError('permission.denied');
    const person = await this.database.read.manager.findOneBy(PersonRow, { id: onBehalfOf, disabled: false });
    if (!person) throw new DoorError('request.invalid', { fields: { onBehalfOf: 'nobody known by this id' } });
    return person.id;
  }

  /** Given by name, or the requester's first team. She asks for teams she is in; staff for any. */
  async #team(actor: Actor, requesterId: string, teamId: string | undefined): Promise<string | undefined> {
    if (!teamId) return requesterId === actor.id ? actor.teamIds[0] : this.#teamOf(requesterId);
    const staff = isDesk(actor);
    const known = await this.database.read.manager.existsBy(TeamRow, { id: teamId });
    if (!known || (!staff && !actor.teamIds.includes(teamId)))
      throw new DoorError('request.invalid', { fields: { teamId: 'not a team of hers' } });
    return teamId;
  }

  async #teamOf(personId: string): Promise<string | undefined> {
    const [first] = await this.database.read.manager.find(MembershipRow, {
      where: { personId },
      order: { fromAt: 'ASC' },
    });
    return first?.teamId;
  }
}

function isDesk({ roles }: Actor): boolean {
  return roles.some((role) => role === 'agent' || role === 'lead');
}
