import { CALM_SCRIPTS } from './demo-calm.ts';
import { CLOSED_SCRIPTS } from './demo-closed.ts';
import { RISK_SCRIPTS } from './demo-risk.ts';
import { UNKNOWN_SCRIPTS } from './demo-unknown.ts';
import type { Script } from './script.ts';

/** The demo deals in the order of their ids. */
export const DEMO_SCRIPTS: Script[] = [...CALM_SCRIPTS, ...RISK_SCRIPTS, ...UNKNOWN_SCRIPTS, ...CLOSED_SCRIPTS];
