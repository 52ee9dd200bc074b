import { useQuery } from '@tanstack/preact-query';
import { AuditPage } from '../../components/blueprint/audit/AuditPage.tsx';
import { jsonOf, reportOf } from '../../components/blueprint/audit/files.tsx';
import { Waiting } from '../../components/blueprint/Waiting.tsx';
import { download } from './download.ts';
import { calls, client } from './query.ts';

/** The audit over the background, counted anew whenever somebody comes to it. */
export function Auditing() {
  const { data: audit, isError } = useQuery({ queryKey: ['audit'], queryFn: () => calls.audit({}), gcTime: 0 });
  if (audit === undefined) return <Waiting failed={isError} retry={() => void client.invalidateQueries()} />;
  const name = `plumbline-audit-${audit.at.slice(0, 10)}`;
  return (
    <AuditPage
      audit={audit}
      saveReport={() => download(`${name}.html`, 'text/html', reportOf(audit))}
      saveJson={() => download(`${name}.json`, 'application/json', jsonOf(audit))}
    />
  );
}
