import { valueNames } from '../fact-names.ts';
import type { FactValue } from './answer.ts';

/** The value of a fact in words. */
export function valueText(value: FactValue, zh: boolean): string {
  if (value === null) return zh ? '未知' : 'not known';
  if (value === true) return zh ? '是' : 'yes';
  if (value === false) return zh ? '否' : 'no';
  if (Array.isArray(value))
    return value.length === 0
      ? zh
        ? '无'
        : 'none'
      : value.map((each) => valueText(each, zh)).join(zh ? '、' : ', ');
  const named = valueNames[String(value)];
  return named === undefined ? String(value) : zh ? named.zh : named.en;
}
