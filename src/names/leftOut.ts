/** What part of its weight an initial costs that only one name has: many papers print none. */
export const missingInitial = 1.2;
/** And initials that both have and that differ: two people more often than a slip. */
export const otherInitial = 1.8;
/** How much a word without an answer counts beside those that have one: what is left out says less than what differs. */
export const clashingWeight = 0.8;
export const missingWeight = 0.6;
