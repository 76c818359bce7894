/** Words of states and deeds in which a question is done, in Dutch and English. */
export const DONE_WORDS =
  /\b(re-?solved?|resolution|closed?|closure|solved?|done|completed?|finished|opgelost|oplossen|gesloten|gereed|afgemeld|afgehandeld|afgerond|klaar)\b/i;
export const NOT_DONE = /\b(not|niet|un-?\w+|re-?opene?d?|heropend?|wait\w*|await\w*|pending|wacht\w*)\b/i;
export const GROUP_WORDS = /group|groep|team|queue|wachtrij|afdeling|department|component/i;
export const OWNER_WORDS = /assignee|assigned|owner|behandelaar|operator|resource/i;
export const STATE_WORDS = /status|state|resolution|fase|phase/i;
export const YES = /^(true|yes|y|ja|j|1|waar|met|achieved|kept|in ?time|op tijd|gehaald)$/i;
export const NO = /^(false|no|n|nee|0|onwaar|breached|missed|broken|late|te laat|niet gehaald)$/i;
