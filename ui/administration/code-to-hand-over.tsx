import { Alert, Stack, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { agencyName } from '../parts/names.ts';
import { t, useSay } from '../base/say.ts';
import { momentInChina } from '../parts/china-time.ts';
import type { IssuedCode } from '#identity/accounts/account-answers.ts';

interface CodeToHandOverProps extends Pick<IssuedCode, 'account' | 'code'> {
  /** What is to be known of this code besides. */
  readonly children?: ReactNode;
}

/** The code, shown once, with what its person does with it. */
export function CodeToHandOver({ account, code, children }: CodeToHandOverProps) {
  const say = useSay();
  return (
    <Stack spacing={1.5} data-testid="one-time-code">
      <Alert severity="warning">
        {say(
          t(
            '代码只显示这一次，服务器不保存。请当面或经安全渠道交给本人，由本人在登录页设置密码。',
            'The code is shown this once and kept nowhere. Hand it to the person safely, who sets a password with it from the sign-in page.',
          ),
        )}
      </Alert>
      {children}
      <Typography>
        {say(t('账号：', 'Account: '))}
        <code>{account.id}</code>（{account.name}）
      </Typography>
      <Typography variant="h6" component="p" sx={{ fontFamily: 'monospace' }}>
        {code.code}
      </Typography>
      <Typography variant="body2" color="text.secondary">
        {say(
          t(`有效期至 ${momentInChina(code.until)}`, `Counts until ${momentInChina(code.until)}`),
        )}
      </Typography>
    </Stack>
  );
}

/** The administrator's code: the first half only, since somebody else has to confirm. */
export function IssuedCodeToHandOver({ issued }: { readonly issued: IssuedCode }) {
  return (
    <CodeToHandOver account={issued.account} code={issued.code}>
      <FirstHalf confirmer={issued.confirmer} />
    </CodeToHandOver>
  );
}

function FirstHalf({ confirmer }: Pick<IssuedCode, 'confirmer'>) {
  const say = useSay();
  if (confirmer.role === 'administrator')
    return (
      <Alert severity="info">
        {say(
          t(
            '这是前半段代码。须由另一名系统管理员确认，后半段由其交给本人；确认前不能使用。若目前只有一名系统管理员，下次启动服务器时会显示建立第二位管理员的代码。',
            'This is the first half of the code. Another administrator confirms it and hands over the second half; it counts for nothing before. While there is one administrator only, the next start of the server says a code for the second one.',
          ),
        )}
      </Alert>
    );
  const agency = agencyName(confirmer.agency);
  return (
    <Alert severity="info">
      {say(
        t(
          `这是前半段代码。须由${agency.zh}的决定人确认，后半段由其交给本人；确认前不能使用。`,
          `This is the first half of the code. Who decides in ${agency.en} confirms it and hands over the second half; it counts for nothing before.`,
        ),
      )}
    </Alert>
  );
}
