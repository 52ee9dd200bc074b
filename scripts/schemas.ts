import { mkdirSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { AccountAssessment } from '../lib/assess/schema/account.ts';
import { Assessment } from '../lib/assess/schema/assessment.ts';
import { Audit } from '../lib/assess/schema/audit.ts';
import { ContactPlaces } from '../lib/assess/schema/contact.ts';
import { BlueprintDocument } from '../lib/blueprint/schema.ts';
import { AccountSnapshot } from '../lib/record/account-snapshot.ts';
import { Benchmarks } from '../lib/record/benchmarks.ts';
import { Snapshot } from '../lib/record/snapshot.ts';

const FOLDER = new URL('../docs/schemas/', import.meta.url);

const PUBLISHED = {
  snapshot: { schema: Snapshot, title: 'Plumbline snapshot of a deal', io: 'input' },
  assessment: { schema: Assessment, title: 'Plumbline assessment of a deal', io: 'output' },
  audit: { schema: Audit, title: 'Plumbline audit of a revenue architecture', io: 'output' },
  'account-snapshot': { schema: AccountSnapshot, title: 'Plumbline snapshot of an account', io: 'input' },
  'account-assessment': { schema: AccountAssessment, title: 'Plumbline assessment of an account', io: 'output' },
  'contact-places': { schema: ContactPlaces, title: 'Places of a contact in the groups of their deals', io: 'output' },
  blueprint: { schema: BlueprintDocument, title: 'Plumbline blueprint', io: 'input' },
  benchmarks: { schema: Benchmarks, title: 'Plumbline benchmarks of an organisation', io: 'input' },
} as const;

/** The published JSON Schemas by file name, as text. */
export function schemaFiles(): Map<string, string> {
  const files = Object.entries(PUBLISHED).map(([name, { schema, title, io }]): [string, string] => {
    const { $schema, ...rest } = z.toJSONSchema(schema, { target: 'draft-2020-12', io });
    return [`${name}.schema.json`, `${JSON.stringify({ $schema, title, ...rest }, null, 2)}\n`];
  });
  return new Map(files);
}

if (import.meta.main) {
  mkdirSync(FOLDER, { recursive: true });
  for (const [file, text] of schemaFiles()) writeFileSync(new URL(file, FOLDER), text);
}
