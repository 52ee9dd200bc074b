import { BAND_CASES } from './bands.ts';
import type { Case } from './case.ts';
import { PEOPLE_CASES } from './people.ts';
import { ROUTING_CASES } from './routing.ts';
import { STAGE_CASES } from './stages.ts';

/** At least one for every rule of the registry. */
export const CASES: Case[] = [...STAGE_CASES, ...BAND_CASES, ...ROUTING_CASES, ...PEOPLE_CASES];
