import { Box, Button, Stack } from '@mui/material';
import type { Bilingual } from '#domain/kernel/violation.ts';
import { t, useSay } from '../base/say.ts';
import { OutlookAlert } from './outlook-alert.tsx';
import { sendWords } from './send-words.ts';
import type { Course } from './step-courses.ts';

interface SendButtonsProps {
  readonly title: Bilingual;
  /** What the buttons answer; null where there is one button, which answers nothing. */
  readonly question: { readonly pointer: string; readonly label: Bilingual } | null;
  readonly courses: readonly Course[];
  readonly sending: boolean;
  readonly onSend: (course: Course) => void;
  readonly onDiscard: () => void;
}

/** The ways to send a form, each beside what becomes of the case by it. */
export function SendButtons({
  title,
  question,
  courses,
  sending,
  onSend,
  onDiscard,
}: SendButtonsProps) {
  const say = useSay();
  return (
    <Stack spacing={1}>
      <Stack
        spacing={1}
        {...(question === null
          ? {}
          : {
              role: 'group',
              'aria-label': say(question.label),
              'data-pointer': question.pointer,
            })}
      >
        {courses.map((course, index) => (
          <Box
            key={index}
            sx={{
              display: 'grid',
              gap: 1.5,
              alignItems: 'center',
              gridTemplateColumns: { xs: '1fr', sm: 'minmax(180px, max-content) minmax(0, 1fr)' },
            }}
          >
            <Button
              // No answer is given by the Enter key in a field.
              type={course.answer === null ? 'submit' : 'button'}
              variant={index === 0 ? 'contained' : 'outlined'}
              color={course.outlook?.kind === 'ends' ? 'error' : 'primary'}
              disabled={course.after === null || sending}
              onClick={course.answer === null ? undefined : () => onSend(course)}
            >
              {say(course.answer === null ? title : sendWords(course.answer.words))}
            </Button>
            {course.outlook !== null && <OutlookAlert outlook={course.outlook} />}
          </Box>
        ))}
      </Stack>
      <Button onClick={onDiscard} disabled={sending} sx={{ alignSelf: 'start' }}>
        {say(t('清空重填', 'Start again'))}
      </Button>
    </Stack>
  );
}
