import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FactRow, TeamRow, WriteOutsideUnitOfWork, type Engine, type Transaction } from '@zorg112/database';
import { type EntityManager } from 'typeorm';
import { Child } from '../support/child.js';
import { openDesk } from '../support/desk.js';
import { onBothEngines, type Given } from '../support/engines.js';
import { freshDatabase } from '../support/fresh-database.js';
import { until } from '../support/until.js';

class SecondThoughts extends Error {}

/** Two rows that belong together. */
async function writePair(tx: Transaction, name: string, between: () => void = () => undefined): Promise<void> {
  await tx.manager.insert(TeamRow, { id: `${name}-a`, name, region: 'pair' });
  between();
  await tx.manager.insert(TeamRow, { id: `${name}-b`, name, region: 'pair' });
}

const teams = async ({ database }: Given, region: string): Promise<string[]> =>
  (await database.read.manager.find(TeamRow, { where: { region }, order: { id: 'ASC' } })).map(({ id }) => id);

describe('the unit of work', () => {
  onBothEngines((given) => {
    const run = <T>(work: (tx: Transaction) => Promise<T>): Promise<T> => given.database.unitOfWork.run(work);

    it('of a hundred at once, fifty with second thoughts, exactly the other fifty stand, whole', async () => {
      const works = Array.from({ length: 100 }, (_, n) =>
        run((tx) =>
          writePair(tx, `work-${n}`, () => {
            if (n % 2 === 1) throw new SecondThoughts();
          }),
        ),
      );
      const ended = await Promise.allSettled(works);
      expect(ended.map(({ status }) => status)).toEqual(
        Array.from({ length: 100 }, (_, n) => (n % 2 === 1 ? 'rejected' : 'fulfilled')),
      );
      for (const one of ended) if (one.status === 'rejected') expect(one.reason).toBeInstanceOf(SecondThoughts);
      const whole = Array.from({ length: 50 }, (_, n) => [`work-${2 * n}-a`, `work-${2 * n}-b`]).flat();
      expect(await teams(given, 'pair')).toEqual(whole.sort());
    });

    it('a statement the engine refuses takes the whole work back, and the next one goes its way', async () => {
      const doubled = run(async (tx) => {
        await tx.manager.insert(TeamRow, { id: 'double', name: 'double', region: 'doubled' });
        await tx.manager.insert(TeamRow, { id: 'double', name: 'double', region: 'doubled' });
      });
      await expect(doubled).rejects.toThrow(/unique/i);
      await run((tx) => writePair(tx, 'after'));
      expect(await teams(given, 'doubled')).toEqual([]);
      expect(await teams(given, 'pair')).toEqual(expect.arrayContaining(['after-a', 'after-b']));
    });

    it('says what went wrong, also when there is nothing left to take back, and the next one goes its way', async () => {
      const failing = given.engine === 'sqlite' ? whileAnotherProcessWrites(given) : whileTheConnectionIsCut(given);
      await expect(failing).rejects.toThrow(given.engine === 'sqlite' ? /database is locked/ : /administrator command/);
      await run((tx) => writePair(tx, 'recovered'));
      expect(await teams(given, 'pair')).toEqual(expect.arrayContaining(['recovered-a', 'recovered-b']));
    });

    it('what finishes the work stands or falls with it', async () => {
      const { unitOfWork } = given.database;
      const write = (tx: Transaction, id: string) => tx.manager.insert(TeamRow, { id, name: id, region: 'finish' });
      await unitOfWork.run(
        (tx) => write(tx, 'deed'),
        async (tx) => void (await write(tx, 'answer')),
      );
      const failing = unitOfWork.run(
        (tx) => write(tx, 'lost deed'),
        async () => {
          throw new SecondThoughts();
        },
      );
      await expect(failing).rejects.toThrow(SecondThoughts);
      expect(await teams(given, 'finish')).toEqual(['answer', 'deed']);
    });

    it('a transaction that leaked out of its work is refused', async () => {
      let leaked!: Transaction;
      await run(async (tx) => void (leaked = tx));
      expect(() => leaked.manager).toThrow(WriteOutsideUnitOfWork);
      await expect(leaked.sql('SELECT 1')).rejects.toThrow(WriteOutsideUnitOfWork);
    });

    it('a manager that leaked out of its work writes nothing', async () => {
      let leaked!: EntityManager;
      await run(async (tx) => void (leaked = tx.manager));
      const late = leaked.insert(TeamRow, { id: 'late', name: 'late', region: 'leaked' });
      await expect(late).rejects.toThrow(
        given.engine === 'sqlite' ? /answers only inside UnitOfWork.run/ : /released|already/i,
      );
      expect(await teams(given, 'leaked')).toEqual([]);
    });

    it('a write that nobody waited for is refused once its work is over', async () => {
      let late!: Promise<unknown>;
      await run(async ({ manager }) => {
        late = new Promise((resolve) => setImmediate(resolve))
          .then(() =>
            until(() => manager.queryRunner!.isTransactionActive === false || manager.queryRunner!.isReleased),
          )
          .then(() => manager.insert(TeamRow, { id: 'forgotten', name: 'forgotten', region: 'leaked' }));
        late.catch(() => undefined);
      });
      await expect(late).rejects.toThrow();
      expect(await teams(given, 'leaked')).toEqual([]);
    });

    it('what reads cannot write, by the word of the engine itself', async () => {
      const { read } = given.database;
      const refused = given.engine === 'sqlite' ? /readonly database/ : /read-only transaction/;
      await expect(
        read.sql(`INSERT INTO teams (id, name, region) VALUES (?, ?, ?)`, ['sly', 'sly', 'read']),
      ).rejects.toThrow(refused);
      await expect(read.manager.insert(TeamRow, { id: 'sly', name: 'sly', region: 'read' })).rejects.toThrow(refused);
      await expect(read.manager.update(TeamRow, { region: 'pair' }, { name: 'sly' })).rejects.toThrow(refused);
      await expect(read.manager.delete(TeamRow, { region: 'pair' })).rejects.toThrow(refused);
      expect(await teams(given, 'read')).toEqual([]);
    });

    it('a work inside a work is refused, and the outer one goes on', async () => {
      await run(async (tx) => {
        await expect(run(async () => undefined)).rejects.toThrow('a unit of work cannot open another one');
        await writePair(tx, 'outer');
      });
      expect(await teams(given, 'pair')).toEqual(expect.arrayContaining(['outer-a', 'outer-b']));
    });

    it('tells of a commit that appended facts, and of no other', async () => {
      let heard = 0;
      given.database.unitOfWork.onCommit(() => heard++);
      const announcing = (fails: boolean) =>
        run(async (tx) => {
          tx.announces = true;
          if (fails) throw new SecondThoughts();
        });
      await run(async () => undefined);
      await announcing(true).catch(() => undefined);
      expect(heard).toBe(0);
      await announcing(false);
      expect(heard).toBe(1);
    });

    describe('facts', () => {
      beforeAll(async () => {
        const desk = await openDesk(given.database);
        await desk.ownership.open(desk.who('noor'), { text: 'De tillift doet het niet.' });
      });
      const statements: [string, string][] = [
        ['rewritten', `UPDATE facts SET data = '{}'`],
        ['moved in time', 'UPDATE facts SET at = at + 1'],
        ['put to another name', `UPDATE facts SET by_id = 'somebody'`],
        ['put in another order', 'UPDATE facts SET seq = seq + 1'],
        ['deleted', 'DELETE FROM facts'],
      ];

      it.each(statements)('cannot be %s', async (_how, statement) => {
        const before = await given.database.read.manager.find(FactRow);
        expect(before).toHaveLength(1);
        await expect(run((tx) => tx.sql(statement))).rejects.toThrow('facts are written once');
        expect(await given.database.read.manager.find(FactRow)).toEqual(before);
      });

      it('carry the stamps of the relay', async () => {
        await run((tx) => tx.sql('UPDATE facts SET relay_taken_at = ?, relayed_at = ?', [1, 2]));
        const [fact] = await given.database.read.manager.find(FactRow);
        expect(fact).toMatchObject({ relayTakenAt: 1, relayedAt: 2 });
      });
    });

    it('no row points at a row that is not there', async () => {
      expect(await orphans(given)).toEqual([]);
      const orphan = run((tx) =>
        tx.sql(`INSERT INTO memberships (person_id, team_id, from_at) VALUES ('nobody', 'nowhere', 0)`),
      );
      await expect(orphan).rejects.toThrow(/foreign key/i);
    });

    it('opening it again brings up to date what is up to date, and leaves what is there', async () => {
      const count = async () => (await given.database.read.sql('SELECT * FROM migrations')).length;
      const [before, there] = [await count(), await teams(given, 'pair')];
      await given.place.open();
      expect(await count()).toBe(before);
      expect(await teams(given, 'pair')).toEqual(there);
    });
  });
});

describe.each<Engine>(['sqlite', 'postgres'])('an empty database on %s', (engine) => {
  const children = [new Child('opener.ts'), new Child('opener.ts'), new Child('opener.ts')];
  beforeAll(() => Promise.all(children.map((child) => child.hears())));
  afterAll(() => Promise.all(children.map((child) => child.end())));

  it('is made ready once by processes that open it at the same time', async () => {
    for (let round = 0; round < 5; round++) {
      const place = await freshDatabase(engine);
      try {
        const at = Date.now() + 25;
        const told = await Promise.all(children.map((child) => child.asks({ settings: place.settings, at })));
        expect(told).toEqual(children.map(() => ({ opened: true })));
        const { read } = await place.open();
        const steps = (await read.sql<{ name: string }>('SELECT name FROM migrations')).map(({ name }) => name);
        expect(steps).toContain('FirstHouse1700000000001');
        expect(steps).toEqual([...new Set(steps)]);
      } finally {
        await place.forget();
      }
    }
  });
});

async function orphans({ database, engine }: Given): Promise<unknown[]> {
  if (engine === 'sqlite') return database.read.sql('PRAGMA foreign_key_check');
  return database.read.sql(`SELECT conname FROM pg_constraint WHERE contype = 'f' AND NOT convalidated`);
}

/** For longer than a work waits for its turn. */
async function whileAnotherProcessWrites({ database, place }: Given): Promise<unknown> {
  const other = await place.open();
  let letGo!: () => void;
  const held = new Promise<void>((resolve) => (letGo = resolve));
  let holds = false;
  const long = other.unitOfWork.run(async () => {
    holds = true;
    await held;
  });
  await until(() => holds);
  return database.unitOfWork
    .run(async () => undefined)
    .finally(() => {
      letGo();
      return long;
    });
}

function whileTheConnectionIsCut({ database }: Given): Promise<unknown> {
  return database.unitOfWork.run((tx) => tx.sql('SELECT pg_terminate_backend(pg_backend_pid())'));
}
