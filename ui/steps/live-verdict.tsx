import { Gavel as Refused } from '@mui/icons-material';
import { Alert, AlertTitle, Link, Stack } from '@mui/material';
import { Link as RouterLink } from 'react-router-dom';
import type { LateAct } from '#domain/casework/late-acts.ts';
import { outcomeOf, verdictWords } from '#domain/law/index.ts';
import type { LegalDate } from '#domain/kernel/legal-date.ts';
import type { Bilingual, Violation } from '#domain/kernel/violation.ts';
import { citationWords } from '#domain/law/rules/citation-words.ts';
import { limitNames } from '../words/limit-names.ts';
import { inBrackets, t, useSay } from '../base/say.ts';
import type { StepVerdict } from './step-verdict.ts';
import { tooLateWords } from '../words/too-late-words.ts';
import { counted } from '#domain/kernel/counted.ts';

interface LiveVerdictProps {
  readonly verdict: StepVerdict;
  /** The answers of which it is said; none when it is said of all of them, or there is one button. */
  readonly answers: readonly Bilingual[];
  /** What is to be put right or added in the form, and what is refused; each in its own words. */
  readonly slips: readonly Violation[];
  readonly refusals: readonly Violation[];
  /** The form itself asks for the facts of the case. */
  readonly hasFacts: boolean;
  /** Where else a fact of the case is put right; null where that cannot be done now. */
  readonly addressOfFact: (field: string) => string | null;
  /** Fields that are still empty: their pointers and names. */
  readonly open: readonly { readonly pointer: string; readonly label: Bilingual }[];
  /** What the field at a pointer is called; null for what the form does not show. */
  readonly nameOfField: (pointer: string) => Bilingual | null;
  /** Leads to a field. */
  readonly onField: (pointer: string) => void;
}

/** What the server would answer: whether the step can be sent, and if not, what stands against it and where. */
export function LiveVerdict(props: LiveVerdictProps) {
  const { verdict, slips, refusals, open, onField } = props;
  const say = useSay();
  if (verdict.accepted) {
    const { severity, text } = sentence(verdict);
    return (
      <Alert severity={severity} role="status" data-testid="verdict">
        <Answers of={props.answers} />
        {say(text)}
        {verdict.late.map((late) => (
          <div key={late.limit.id}>{say(lateWords(late))}</div>
        ))}
        {verdict.tooLate !== null && <div>{say(tooLateWords(verdict.tooLate))}</div>}
      </Alert>
    );
  }
  return (
    <Stack spacing={1} role="status" data-testid="verdict">
      {refusals.length > 0 && (
        <Alert severity="error" icon={<Refused />} data-testid="refused-by-law">
          <AlertTitle>
            {say(t('依法依程序不能办理', 'The law or the procedure does not allow it'))}
          </AlertTitle>
          <Answers of={props.answers} />
          <Reasons {...props} violations={refusals} />
        </Alert>
      )}
      {(open.length > 0 || slips.length > 0) && (
        <Alert severity="warning">
          <Answers of={refusals.length > 0 ? [] : props.answers} />
          {open.length > 0 && (
            <div>
              {say(
                t(
                  `还有 ${open.length} 项必须填写：`,
                  `${counted(open.length, 'field')} must still be filled in: `,
                ),
              )}
              {open.map(({ pointer, label }, index) => (
                <span key={pointer}>
                  {index > 0 && say(t('、', ', '))}
                  <ToField pointer={pointer} onField={onField}>
                    {say(label)}
                  </ToField>
                </span>
              ))}
            </div>
          )}
          {slips.length > 0 && <Reasons {...props} violations={slips} />}
        </Alert>
      )}
    </Stack>
  );
}

/** What stands against the step, each with its article, the day from which it passes, and its place. */
function Reasons({
  violations,
  ...place
}: PlaceProps & { readonly violations: readonly Violation[] }) {
  const say = useSay();
  return (
    <ul style={{ margin: 0, paddingInlineStart: 18 }}>
      {violations.map((violation) => (
        <li key={`${violation.rule}${violation.field ?? ''}${violation.text.en}`}>
          {say(violation.text)}
          {violation.article !== null && say(inBrackets(citationWords(violation.article)))}
          {violation.passesFrom != null &&
            say(t(`；自 ${violation.passesFrom} 起符合`, `; met from ${violation.passesFrom}`))}
          <ToPlace field={violation.field} {...place} />
        </li>
      ))}
    </ul>
  );
}

/** Of which answers something is said. */
function Answers({ of }: { readonly of: readonly Bilingual[] }) {
  const say = useSay();
  if (of.length === 0) return null;
  return <AlertTitle>{of.map((words) => say(words)).join(say(t('、', ', ')))}</AlertTitle>;
}

/** A form is longer than a screen: that something is wrong says little without where. */
const namedLink = ({ zh, en }: Bilingual): Bilingual => t(`到“${zh}”栏`, `Go to “${en}”`);

type PlaceProps = Pick<LiveVerdictProps, 'hasFacts' | 'addressOfFact' | 'nameOfField' | 'onField'>;

/** Leads to what a violation speaks of: a field of the form, or the correction of a fact. */
function ToPlace({
  field,
  hasFacts,
  addressOfFact,
  nameOfField,
  onField,
}: PlaceProps & {
  readonly field: string | undefined;
}) {
  const say = useSay();
  if (field === undefined) return null;
  if (hasFacts || !field.startsWith('/facts/')) {
    const name = nameOfField(field);
    if (name === null) return null;
    return (
      <>
        {' '}
        <ToField pointer={field} onField={onField}>
          {say(namedLink(name))}
        </ToField>
      </>
    );
  }
  const address = addressOfFact(field);
  if (address === null) return null;
  return (
    <>
      {' '}
      <Link component={RouterLink} to={address} color="inherit" sx={{ fontWeight: 600 }}>
        {say(t('更正案件事实', 'Correct the facts'))}
      </Link>
    </>
  );
}

/** That a step may be sent is one thing, that the law is met another: each is said as it is. */
function sentence({
  law,
  plannedFiling,
  byReason,
  late,
  tooLate,
}: Extract<StepVerdict, { accepted: true }>): {
  readonly severity: 'success' | 'info' | 'warning';
  readonly text: Bilingual;
} {
  const isLate = late.length > 0 || tooLate !== null;
  if (law === null) return { severity: isLate ? 'warning' : 'info', text: inOrder };
  if (outcomeOf(law) === 'eligible') {
    if (plannedFiling !== null) {
      return {
        severity: isLate ? 'warning' : 'success',
        text: t(
          `程序上可以提交。按拟提请日期 ${plannedFiling} 符合法定条件。`,
          `${inOrder.en} By the planned day of filing, ${plannedFiling}, the law allows it.`,
        ),
      };
    }
    if (isLate) {
      return {
        severity: 'warning',
        text: t('符合法定条件，可以提交。', 'The law allows it; it can be sent.'),
      };
    }
    return {
      severity: 'success',
      text: t('符合程序和法定条件，可以提交。', 'Order and law allow it; it can be sent.'),
    };
  }
  const words = byDay(verdictWords(law), plannedFiling);
  return {
    severity: 'warning',
    text: byReason
      ? t(
          `按决定人书面说明的理由可以提交。法定条件${words.zh}。`,
          `It can be sent for the written reason of who decides. The law${words.en}.`,
        )
      : t(`${inOrder.zh}法定条件${words.zh}。`, `${inOrder.en} The law${words.en}.`),
  };
}

/** What the law says, with the announced day of filing where it is reckoned to that. */
const byDay = ({ zh, en }: Bilingual, day: LegalDate | null): Bilingual =>
  day === null
    ? t(`：${zh}`, `: ${en}`)
    : t(`（按拟提请日期 ${day}）：${zh}`, ` (by the planned day of filing, ${day}): ${en}`);

/** That the act comes after its limit: it is recorded all the same, as what it is. */
const lateWords = ({ limit, due, doneOn, daysOver }: LateAct): Bilingual => {
  const name = limitNames[limit.id] ?? limit.article;
  return t(
    `“${name.zh}”的期限至 ${due}，办理日期 ${doneOn}，逾期 ${daysOver} 天（${limit.article.zh}）。`,
    `The time for "${name.en}" ended on ${due}; the date is ${doneOn}, ${counted(daysOver, 'day')} late (${limit.article.en}).`,
  );
};

const inOrder = t('程序上可以提交。', 'The order of steps allows it; it can be sent.');

interface ToFieldProps {
  readonly pointer: string;
  readonly onField: (pointer: string) => void;
  readonly children: string;
}

const ToField = ({ pointer, onField, children }: ToFieldProps) => (
  <Link
    component="button"
    type="button"
    color="inherit"
    data-to={pointer}
    sx={{ verticalAlign: 'baseline', fontWeight: 600 }}
    onClick={() => onField(pointer)}
  >
    {children}
  </Link>
);
