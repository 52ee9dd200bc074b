import { useMutation, useQuery } from '@tanstack/preact-query';
import { CheckList } from '../../components/blueprint/check/CheckList.tsx';
import { type OrgCheck, OrgChecks } from '../../components/blueprint/check/OrgChecks.tsx';
import type { OrganisationAnswer } from '../../lib/publishing.ts';
import { calls, client } from './query.ts';
import { type InForce, reader } from './reader.ts';

/** The check of the document in force over the background: by itself, and held against each connected organisation. */
export function Checking(props: { inForce: InForce }) {
  const { view, reading } = props.inForce;
  const key = ['organisations', view.text];
  const checks = useQuery({
    queryKey: key,
    queryFn: async () => checked(view.text, await calls.organisations({ fresh: false })),
    enabled: reading.ok,
  });
  const again = useMutation({
    mutationFn: async () => checked(view.text, await calls.organisations({ fresh: true })),
    onSuccess: (found) => client.setQueryData(key, found),
  });
  const waiting = checks.isPending || again.isPending;
  return (
    <>
      <CheckList problems={reading.ok ? [] : reading.problems} warnings={reading.ok ? reading.warnings : []} />
      {reading.ok ? (
        <OrgChecks checks={waiting ? 'waiting' : (checks.data ?? 'failed')} again={() => again.mutate()} />
      ) : null}
    </>
  );
}

async function checked(text: string, answers: readonly OrganisationAnswer[]): Promise<OrgCheck[]> {
  return Promise.all(
    answers.map(async (answer) => ({
      answer,
      missing: answer.ok ? await reader.missingIn(text, answer.metadata) : [],
    })),
  );
}
