import { PersonRow, TeamRow, type Database } from '@zorg112/database';
import { type Devices, type PersonalCodes } from '@zorg112/identity';

/** What stands on the sign-in page of the practice environment, and works nowhere else. */
export const DEMO_CODE = '1234';
export const DEMO_PAIRING = 'LNDE-2345';

/** One phone of De Linde waits to be paired by whoever tries it, and everybody has the same short code. */
export async function lendSharedDevice(
  database: Database,
  devices: Devices,
  codes: PersonalCodes,
  now: number,
): Promise<void> {
  const { manager } = database.read;
  const team = await manager.findOneByOrFail(TeamRow, { name: 'De Linde' });
  const els = await manager.findOneByOrFail(PersonRow, { email: 'els@demo.zorg112.nl' });
  await codes.giveAll(DEMO_CODE, now);
  const phone = { teamId: team.id, name: 'Telefoon De Linde', place: 'Zusterpost', code: DEMO_PAIRING };
  await devices.lend(phone, els.id, now);
}
