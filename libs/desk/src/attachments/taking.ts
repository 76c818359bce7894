import { DoorError } from '@zorg112/contracts';
import { type Attached, type Transaction, unusedAttachments } from '@zorg112/database';

const MEGABYTE = 1024 * 1024;

export class AttachmentLimits {
  constructor(
    /** Of one file. */
    readonly maxBytes = 5 * MEGABYTE,
    readonly perMessage = 5,
  ) {}
}

/** What somebody uploaded goes with their words, once. Throws attachment.unknown also for what is another's: nobody learns that it is there. */
export async function takeAttachments(
  tx: Transaction,
  personId: string,
  wanted: readonly string[] = [],
  { perMessage }: AttachmentLimits,
): Promise<Attached[]> {
  const ids = [...new Set(wanted)];
  if (ids.length > perMessage) throw new DoorError('attachment.too_many');
  const rows = await unusedAttachments(tx, personId, ids);
  if (rows.length < ids.length) throw new DoorError('attachment.unknown');
  return rows.map(({ id, name, type, size }) => ({ id, name, type, size }));
}
