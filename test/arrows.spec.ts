import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

interface Room {
  room: string;
  may: string[];
  why: string;
}
interface Violation {
  rule: { name: string };
  from: string;
  to: string;
}

const root = resolve(import.meta.dirname, '..');
const config = join(root, '.dependency-cruiser.mjs');
const cruiser = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
const { ROOMS } = (await import(config)) as { ROOMS: Room[] };

const plain = (name: string): string => name.replace('/', '-');
const allowed = (from: Room, to: Room): boolean =>
  from.may.some((may) => to.room === may || to.room.startsWith(`${may}/`));
const pairs = ROOMS.flatMap((from) => ROOMS.filter((to) => to !== from).map((to) => ({ from, to })));

/** A house of empty rooms with these files in it; what the cruiser says about it. */
async function cruise(
  files: Record<string, string>,
  output: 'json' | 'err-long',
): Promise<{ code: number; text: string }> {
  const house = await mkdtemp(join(tmpdir(), 'zorg112-arrows-'));
  try {
    const all = { 'tsconfig.json': '{}', 'package.json': '{"type":"module"}', ...files };
    for (const [name, text] of Object.entries(all)) {
      await mkdir(dirname(join(house, name)), { recursive: true });
      await writeFile(join(house, name), text);
    }
    return await new Promise((done) => {
      const command = [cruiser, '--config', config, '--output-type', output, '.'];
      execFile(process.execPath, command, { cwd: house, maxBuffer: 64e6 }, (fault, text) =>
        done({ code: Number(fault?.code ?? 0), text }),
      );
    });
  } finally {
    await rm(house, { recursive: true, force: true });
  }
}

async function violations(files: Record<string, string>): Promise<string[]> {
  const { text } = await cruise(files, 'json');
  const { summary } = JSON.parse(text) as { summary: { violations: Violation[] } };
  return summary.violations.map(({ rule, from, to }) => `${rule.name} | ${from} → ${to}`).sort();
}

describe('the arrows of the house', () => {
  it('every arrow that is not drawn is refused, and every drawn one is free', async () => {
    const files: Record<string, string> = {};
    for (const { room } of ROOMS) files[`${room}/door.ts`] = 'export const door = 1;\n';
    for (const { from, to } of pairs) {
      const up = '../'.repeat(from.room.split('/').length);
      files[`${from.room}/to-${plain(to.room)}.ts`] = `import '${up}${to.room}/door.js';\n`;
    }
    const refused = pairs.filter(({ from, to }) => !allowed(from, to));
    const expected = refused.map(
      ({ from, to }) => `arrow: ${from.room} | ${from.room}/to-${plain(to.room)}.ts → ${to.room}/door.ts`,
    );
    expect(await violations(files)).toEqual(expected.sort());
  });

  it('the rule imports no package and no builtin', async () => {
    const found = await violations({
      'libs/domain/src/clock.ts': `import 'node:fs';\nimport { v7 } from 'uuid';\nv7();\n`,
    });
    expect(found.map((line) => line.split(' | ')[0])).toEqual(['every import leads somewhere', 'the rule is pure']);
  });

  it('typeorm, bullmq and socket.io stay at home', async () => {
    const borrow = (name: string): string => `import '${name}';\n`;
    const found = await violations({
      'libs/desk/src/rows.ts': borrow('typeorm'),
      'libs/database/src/rows.ts': borrow('typeorm'),
      'libs/outbox/src/queue.ts': borrow('bullmq'),
      'libs/jobs/src/queue.ts': borrow('bullmq'),
      'apps/api/src/socket.ts': borrow('socket.io'),
      'apps/console/src/socket.ts': borrow('socket.io'),
    });
    expect(found.filter((line) => line.startsWith('home:'))).toEqual([
      'home: bullmq | libs/outbox/src/queue.ts → bullmq',
      'home: socket.io | apps/api/src/socket.ts → socket.io',
      'home: typeorm | libs/desk/src/rows.ts → typeorm',
    ]);
  });

  it('a circle is refused, and a room that is not in the picture', async () => {
    const found = await violations({
      'libs/desk/src/a.ts': `import './b.js';\n`,
      'libs/desk/src/b.ts': `import './a.js';\n`,
      'libs/attic/src/a.ts': `import './b.js';\n`,
      'libs/attic/src/b.ts': `export const b = 1;\n`,
    });
    expect(found.map((line) => line.split(' | ')[0])).toEqual(['every room is in the picture', 'no cycles']);
  });

  it('a refusal fails the command and says why in the words of the rule', async () => {
    const { code, text } = await cruise(
      {
        'libs/domain/src/a.ts': `import '../../database/src/b.js';\n`,
        'libs/database/src/b.ts': 'export const b = 1;\n',
      },
      'err-long',
    );
    expect(code).not.toBe(0);
    expect(text.replace(/\s+/g, ' ')).toContain(
      'the rule is pure: it can be read, tested and trusted without a server',
    );
  });
});
