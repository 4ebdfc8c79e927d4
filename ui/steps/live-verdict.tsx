import { Alert, Link } from '@mui/material';
import type { Bilingual, Violation } from '#domain/kernel/violation.ts';
import { t, useSay } from '../frame/say.ts';

interface LiveVerdictProps {
  readonly accepted: boolean;
  readonly violations: readonly Violation[];
  /** Fields that are still empty: their pointers and names. */
  readonly open: readonly { readonly pointer: string; readonly label: Bilingual }[];
  /** Leads to a field. */
  readonly onField: (pointer: string) => void;
}

/** What the server would answer: whether the step can be sent, and if not, what stands against it and where. */
export function LiveVerdict({ accepted, violations, open, onField }: LiveVerdictProps) {
  const say = useSay();
  if (accepted) {
    return (
      <Alert severity="success" role="status">
        {say(t('符合程序和法定条件，可以提交。', 'Order and law allow it; it can be sent.'))}
      </Alert>
    );
  }
  return (
    <Alert severity="warning" role="status" data-testid="verdict">
      <ul style={{ margin: 0, paddingInlineStart: 18 }}>
        {open.length > 0 && (
          <li>
            {say(
              t(
                `还有 ${open.length} 项必须填写：`,
                `${open.length} fields must still be filled in: `,
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
          </li>
        )}
        {violations.map((violation) => (
          <li key={`${violation.rule}${violation.field ?? ''}${violation.text.en}`}>
            {say(violation.text)}
            {violation.article !== null && `（${articleOf(violation, say)}）`}
            {violation.passesFrom != null &&
              say(t(`；自 ${violation.passesFrom} 起符合`, `; met from ${violation.passesFrom}`))}
            {violation.field !== undefined && (
              <>
                {' '}
                <ToField pointer={violation.field} onField={onField}>
                  {say(t('去填写', 'Go to the field'))}
                </ToField>
              </>
            )}
          </li>
        ))}
      </ul>
    </Alert>
  );
}

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
    sx={{ verticalAlign: 'baseline', fontWeight: 600 }}
    onClick={() => onField(pointer)}
  >
    {children}
  </Link>
);

const articleOf = ({ article }: Violation, say: (text: Bilingual) => string): string =>
  typeof article === 'string' ? article : article === null ? '' : say(article as Bilingual);
