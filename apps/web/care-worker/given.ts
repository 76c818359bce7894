/** What the server filled in when it sent the page. While prerendering these are the marks it looks for. */
const marks = { name: '__NAME__', line: '__LINE__', csrf: '__CSRF__', key: '__KEY__' };

export const given: typeof marks = typeof document === 'undefined' ? marks : { ...marks, ...document.body.dataset };

/** Where the server puts what it has to say after a form without a script. */
export const NOTICE = '<!--zorg112:notice-->';
