import { plainRole } from '../functions.ts';
import type { Finding } from '../problem.ts';
import type { BlueprintDocument } from '../schema.ts';

type Path = Finding['path'];

/** Ids, CRM stages and roles that are declared twice, so that one of the two could never apply. */
export function duplicates(document: BlueprintDocument): Finding[] {
  const { market, buying_group, lifecycle } = document;
  return [
    ...designed(document),
    ...twice('segment', numbered(market.segments, ['market', 'segments'])),
    ...twice('function', numbered(buying_group.functions, ['buying_group', 'functions'])),
    ...twice('stage', numbered(lifecycle, ['lifecycle'])),
    ...lifecycle.flatMap((stage, index) => [
      ...twice('criterion', numbered(stage.entry, ['lifecycle', index, 'entry'])),
      ...twice('criterion', numbered(stage.exit, ['lifecycle', index, 'exit'])),
      ...twice('criterion', numbered(stage.handoff, ['lifecycle', index, 'handoff'])),
      ...twice('milestone', numbered(stage.milestones, ['lifecycle', index, 'milestones'])),
    ]),
    ...twice('CRM stage', crmStages(document)),
    ...twice('role', roles(document)),
  ];
}

function designed(document: BlueprintDocument): Finding[] {
  const { commercial_model: model, acquisition, customer_health, sources, signals } = document;
  return [
    ...twice('offer', numbered(document.offers, ['offers'])),
    ...twice('price model', numbered(model.pricing, ['commercial_model', 'pricing'])),
    ...twice('way of working', numbered(model.engagement, ['commercial_model', 'engagement'])),
    ...twice('guardrail', numbered(model.guardrails, ['commercial_model', 'guardrails'])),
    ...twice('mechanism', numbered(acquisition.mechanisms, ['acquisition', 'mechanisms'])),
    ...twice('motion', numbered(document.motions, ['motions'])),
    ...twice('process', numbered(document.processes, ['processes'])),
    ...twice('usage metric', numbered(customer_health?.usage ?? [], ['customer_health', 'usage'])),
    ...twice(
      'field',
      sources.map(({ field }, index): [string, Path] => [field, ['sources', index, 'field']]),
    ),
    ...twice(
      'signal type',
      signals.map(({ type }, index): [string, Path] => [type, ['signals', index, 'type']]),
    ),
    ...twice('tension', numbered(document.tensions, ['tensions'])),
    ...twice('route', numbered(document.routing, ['routing'])),
    ...twice('decision', numbered(document.decisions, ['decisions'])),
    ...twice('review', numbered(document.reviews, ['reviews'])),
  ];
}

function numbered(items: readonly { id: string }[], at: Path): [string, Path][] {
  return items.map(({ id }, index) => [id, [...at, index, 'id']]);
}

function crmStages({ lifecycle }: BlueprintDocument): [string, Path][] {
  return lifecycle.flatMap(({ crm }, index) => [
    ...crm.hubspot.map(({ pipeline, stage }, item): [string, Path] => [
      `${pipeline} / ${stage} (HubSpot)`,
      ['lifecycle', index, 'crm', 'hubspot', item],
    ]),
    ...crm.salesforce.map(({ stage, record_type }, item): [string, Path] => [
      `${record_type === undefined ? '' : `${record_type} / `}${stage} (Salesforce)`,
      ['lifecycle', index, 'crm', 'salesforce', item],
    ]),
  ]);
}

function roles({ buying_group }: BlueprintDocument): [string, Path][] {
  return buying_group.functions.flatMap(({ roles: of }, index) =>
    (['hubspot', 'salesforce'] as const).flatMap((crm) =>
      of[crm].map((role, item): [string, Path] => [
        `${plainRole(role)} (${crm})`,
        ['buying_group', 'functions', index, 'roles', crm, item],
      ]),
    ),
  );
}

function twice(word: string, items: [string, Path][]): Finding[] {
  const seen = new Set<string>();
  const findings: Finding[] = [];
  for (const [name, path] of items) {
    if (seen.has(name)) {
      findings.push({ path, message: `the ${word} \`${name}\` is declared twice`, remedy: 'Keep one of the two.' });
    }
    seen.add(name);
  }
  return findings;
}
