import type { PageKind } from './people-order.ts';

/** What people open one after another: a case most often, figures over all cases now and then. */
export const openedPages: readonly PageKind[] = [
  'workList',
  'case',
  'caseList',
  'case',
  'search',
  'case',
  'workList',
  'statistics',
  'case',
  'caseList',
  'search',
  'case',
  'cockpit',
  'workList',
  'case',
  'search',
  'caseList',
  'quality',
];

const words = ['盗窃', '诈骗', '抢劫', '确有悔改', '减刑', '假释', '认罪悔罪', '财产刑'];
const filters = [
  '{}',
  '{"measure":"parole"}',
  '{"stage":"closed"}',
  '{"measure":"commutation"}',
  '{"stage":"wardReview"}',
];

export interface PageAsked {
  /** Counts on from page to page, so that not everybody asks for the same. */
  readonly turn: number;
  readonly today: string;
  /** Cases that stood on a list of theirs; may be none. */
  readonly known: readonly string[];
}

/** What a page asks for at once, as the screens do; a list gives its rows first. */
export function pathsOf(kind: PageKind, { turn, today, known }: PageAsked): readonly string[] {
  switch (kind) {
    case 'workList':
      return ['/api/work-list?range=[0,24]', `/api/work-list/counts?on=${today}`];
    case 'caseList': {
      const filter = encodeURIComponent(filters[turn % filters.length]!);
      const from = (turn % 4) * 25;
      return [`/api/cases?range=[${from},${from + 24}]&filter=${filter}`];
    }
    case 'case': {
      const id = known[turn % known.length];
      return id === undefined
        ? ['/api/cases?range=[0,24]']
        : [`/api/cases/${id}`, `/api/cases/${id}/events`];
    }
    case 'search':
      return [`/api/search?q=${encodeURIComponent(words[turn % words.length]!)}`];
    case 'statistics':
      return [
        '/api/statistics?by=stage,measure',
        '/api/statistics?by=openedMonth',
        '/api/statistics?by=district',
      ];
    case 'cockpit':
      return [
        '/api/cockpit/open?by=stage,district',
        '/api/cockpit/opened?by=month',
        '/api/cockpit/decided?by=outcome,month',
        '/api/cockpit/late?by=limitId',
        '/api/cockpit/marked?by=mark',
      ];
    case 'quality':
      return ['/api/quality/summary', '/api/quality?range=[0,24]'];
  }
}
