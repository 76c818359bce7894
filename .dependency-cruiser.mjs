/**
 * The arrows of the house. Each room names the rooms it may import; everything else of ours is refused, with the reason.
 * The picture's twin is docs/architecture.md: change both, or neither.
 */
export const ROOMS = [
  {
    room: 'libs/domain',
    may: [],
    why: 'the rule is pure: it can be read, tested and trusted without a server, a database or a clock on the wall',
  },
  { room: 'config', may: [], why: 'the environment is read before anything of ours exists' },
  {
    room: 'libs/contracts',
    may: ['libs/domain'],
    why: 'what crosses a wire is typed once, from the words of the rule, and drags no server along',
  },
  {
    room: 'libs/database',
    may: ['libs/domain', 'config'],
    why: 'rows are dumb: storage knows facts and state, not who asked for them',
  },
  {
    room: 'libs/desk',
    may: ['libs/domain', 'libs/database', 'libs/contracts', 'libs/exports'],
    why: 'a use case states facts and sends nothing itself: no jobs, no sockets, no HTTP',
  },
  {
    room: 'libs/outbox',
    may: ['libs/domain', 'libs/contracts', 'libs/database', 'libs/jobs', 'libs/realtime', 'libs/channels'],
    why: 'the relay carries committed facts outwards; it never takes a decision of the desk',
  },
  {
    room: 'libs/jobs',
    may: ['libs/contracts', 'libs/database'],
    why: 'a job is an alarm bell: the engine that rings it does not know what for',
  },
  {
    room: 'libs/realtime',
    may: ['libs/contracts'],
    why: 'a nudge is an id and a version; it needs no more than its type',
  },
  {
    room: 'libs/channels',
    may: ['libs/contracts', 'libs/desk', 'libs/platform'],
    why: 'mail, phone, push and webhooks walk in by the same door as everybody: the use cases',
  },
  {
    room: 'libs/identity',
    may: ['libs/database', 'libs/contracts', 'libs/domain'],
    why: 'who may do what is one table; it does not depend on what they do',
  },
  {
    room: 'libs/improvement',
    may: ['libs/domain', 'libs/database', 'libs/contracts'],
    why: 'learning reads facts; it does not run the desk',
  },
  {
    room: 'libs/imports',
    may: ['libs/contracts'],
    why: 'what another desk wrote down is read and counted; it never reaches our tickets or our rows',
  },
  {
    room: 'libs/exports',
    may: ['libs/domain'],
    why: 'a sheet is columns and cells: what they count is decided before it gets here',
  },
  {
    room: 'libs/demo',
    may: ['libs/domain', 'libs/database', 'libs/contracts', 'libs/desk', 'libs/identity', 'libs/imports', 'config'],
    why: 'the demo organisation is made through the same doors as the real one, and may live another desk’s log again',
  },
  {
    room: 'libs/platform',
    may: ['libs', 'config'],
    why: 'adapters are picked here, but a library never imports an app',
  },
  {
    room: 'apps/api',
    may: ['libs/desk', 'libs/identity', 'libs/contracts', 'libs/imports', 'libs/exports', 'libs/platform'],
    why: 'a controller is thin: rule and rows lie behind the use cases',
  },
  {
    room: 'apps/console',
    may: ['libs/desk', 'libs/identity', 'libs/contracts', 'libs/realtime', 'libs/platform'],
    why: 'the gateway listens and tells; deeds go over HTTP, one door for writing',
  },
  {
    room: 'apps/worker',
    may: ['libs/desk', 'libs/jobs', 'libs/outbox', 'libs/channels', 'libs/platform', 'libs/contracts'],
    why: 'a handler maps a bell (named and typed in contracts) to one service call; it holds no rule and no rows',
  },
  {
    room: 'apps/embedded',
    may: ['apps/api', 'apps/console', 'apps/worker', 'libs/platform'],
    why: 'embedded is the three roles in one process and nothing of its own',
  },
  {
    room: 'apps/web',
    may: ['libs/contracts', 'libs/domain'],
    why: 'a browser knows the wire and the pure rule, never the server behind it',
  },
];

/** Packages with one home. */
export const HOMES = [
  { name: 'nodemailer', home: '^libs/channels/', why: 'what leaves the house goes through one door' },
  { name: 'web-push', home: '^libs/channels/', why: 'what leaves the house goes through one door' },
  {
    name: 'write-excel-file',
    home: '^libs/exports/',
    why: 'a cell that becomes a formula is refused in one place',
  },
  { name: 'typeorm', home: '^libs/database/', why: 'rows have one keeper; a second one writes past the unit of work' },
  {
    name: 'bullmq',
    home: '^(libs/jobs|apps/worker)/',
    why: 'the alarm engine stands behind its port, else it cannot be absent',
  },
  {
    name: 'socket\\.io',
    home: '^(libs/realtime|apps/console)/',
    why: 'one lib publishes and one app holds the connections',
  },
];

const OURS = '^(apps|libs|config)/';
const SPECS = '\\.(spec|journey|bench)\\.ts$';
const inside = (rooms) => `^(${rooms.join('|')})/`;

const arrows = ROOMS.map(({ room, may, why }) => ({
  name: `arrow: ${room}`,
  severity: 'error',
  comment: `${room} imports ${may.length ? may.join(', ') : 'nothing of ours'}: ${why}.`,
  from: { path: `^${room}/`, pathNot: SPECS },
  to: { path: OURS, pathNot: inside([room, ...may]) },
}));

const homes = HOMES.map(({ name, home, why }) => ({
  name: `home: ${name.replace('\\', '')}`,
  severity: 'error',
  comment: `${name.replace('\\', '')} is imported only in ${home.replace(/[\^()]|\/$/g, '').replace('|', ' and ')}: ${why}.`,
  from: { path: OURS, pathNot: [home, SPECS] },
  to: { path: `^(node_modules/)?${name}(/|$)` },
}));

export default {
  forbidden: [
    ...arrows,
    ...homes,
    {
      name: 'the rule is pure',
      severity: 'error',
      comment:
        'libs/domain imports no package and no builtin of node: `now` and everything else it needs are arguments.',
      from: { path: '^libs/domain/', pathNot: [SPECS, '^libs/domain/src/testing/'] },
      to: { dependencyTypes: ['core', 'npm', 'npm-dev', 'npm-peer', 'npm-optional', 'npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'no Nest in the browser',
      severity: 'error',
      comment: 'apps/web takes types of the wire; a server framework in a bundle is somebody’s accident.',
      from: { path: '^apps/web/' },
      to: { path: '^(node_modules/)?@nestjs/' },
    },
    {
      name: 'what is shipped stands on what is shipped',
      severity: 'error',
      comment: 'The image is pruned of development packages: the server may not import one. Move it to dependencies.',
      from: { path: '^(apps|libs|config)/', pathNot: ['^apps/web/', SPECS, '/testing/'] },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'every room is in the picture',
      severity: 'error',
      comment: 'A new app or lib gets its row in ROOMS before its first import.',
      from: { path: '^(apps|libs)/', pathNot: inside(ROOMS.map(({ room }) => room)) },
      to: { path: '.' },
    },
    {
      name: 'no cycles',
      severity: 'error',
      comment: 'Two files that need each other are one file, or hide a third.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'every import leads somewhere',
      severity: 'error',
      comment: 'An import that cannot be followed escapes every other arrow.',
      from: { path: OURS, pathNot: '^apps/web/' },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|data)/|/generated/' },
    // Types are arrows too: a lib that only borrows a type still has to be shipped with its lender.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      extensions: ['.ts', '.js', '.mjs', '.svelte', '.json'],
      conditionNames: ['import', 'node', 'default'],
    },
  },
};
