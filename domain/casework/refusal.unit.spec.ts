import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { citationWords } from '#domain/law/rules/citation-words.ts';
import { rules } from '#domain/law/rules/index.ts';
import { articleAsks } from './refusal.ts';

const folder = import.meta.dirname;

test('what an article asks is cited by its rule, in both languages', () => {
  for (const { id } of rules) {
    const { article, rule } = articleAsks(id, '须补正', 'To be mended');
    const { zh, en } = citationWords(article!);
    expect([rule, zh]).toEqual([id, article]);
    expect(en).not.toMatch(/[\u4e00-\u9fff]/);
  }
});

test('no step types a citation by hand: it would have no English', () => {
  const typed = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
    .filter((file) => /\barticle: ['`]/.test(readFileSync(join(folder, file), 'utf8')));
  expect(typed).toEqual([]);
});
