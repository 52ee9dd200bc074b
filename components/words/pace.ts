import type { Benchmark } from '../../lib/assess/schema/pace.ts';
import { duration, number } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/text.ts';

/** Where a benchmark comes from, in one sentence: basis, number of deals, segment; or why there is none. */
export function benchmarkSentence(benchmark: Benchmark): string {
  switch (benchmark.source) {
    case 'org':
      return t(benchmark.segment === null ? 'pace.from_org' : 'pace.from_org_segment', benchmark.deals, {
        time: duration(benchmark.days),
        basis: t(`pace.basis.${benchmark.basis}`),
        count: number(benchmark.deals),
      });
    case 'blueprint':
      return t(benchmark.deals === null ? 'pace.from_blueprint' : 'pace.from_blueprint_too_few', {
        time: duration(benchmark.days),
      });
    case 'insufficient_history':
      if (benchmark.deals === null) return t('pace.nothing_read');
      return t('pace.no_history', benchmark.deals, {
        count: number(benchmark.deals),
        needed: number(benchmark.needed),
      });
  }
}
