import { Link, Paper, Stack, Typography } from '@mui/material';
import { Link as RouterLink } from 'react-router-dom';
import type { Bilingual } from '#domain/kernel/violation.ts';
import { citation, rule, type RuleId } from '#domain/law/rules/index.ts';
import { t, useSay } from '../base/say.ts';
import { helpOf } from './help-of.ts';

interface FieldGuideProps {
  readonly command: string;
  /** What the case asks for. */
  readonly measure: string;
  /** The field in which the cursor is, with its name; null for none. */
  readonly field: { readonly pointer: string; readonly label: Bilingual } | null;
  /** What the step as such rests on. */
  readonly articles: readonly RuleId[];
  /** Whether an article can be one of this case. */
  readonly belongs: (article: RuleId) => boolean;
}

/** Beside the form: what the field means in law, with its articles; without a field, the step's. */
export function FieldGuide({ command, measure, field, articles, belongs }: FieldGuideProps) {
  const say = useSay();
  const help = field === null ? null : helpOf(command, field.pointer, measure);
  const shown = (field === null ? articles : (help?.rules ?? [])).filter(belongs);
  if (field === null && shown.length === 0) return null;
  return (
    <Paper component="section" aria-label={say(t('填写说明', 'Guide'))} sx={{ p: 2 }}>
      <Typography variant="subtitle2" component="h2">
        {field === null ? say(t('办理依据', 'This step rests on')) : say(field.label)}
      </Typography>
      {field !== null && (
        <Typography variant="body2" sx={{ mt: 0.5 }} data-testid="field-help">
          {help === null ? say(t('按案卷记载填写。', 'As the file has it.')) : say(help.text)}
        </Typography>
      )}
      <Stack component="ul" spacing={0.75} sx={{ m: 0, mt: 1, p: 0, listStyle: 'none' }}>
        {shown.map((id) => (
          <Typography key={id} component="li" variant="caption" color="text.secondary">
            <Link component={RouterLink} to={`/rules?q=${id}`} title={rule(id).text}>
              {say(citation(rule(id)))}
            </Link>
            <br />
            {say(rule(id).title)}
          </Typography>
        ))}
      </Stack>
    </Paper>
  );
}
