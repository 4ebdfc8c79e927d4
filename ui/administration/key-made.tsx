import { Alert, Button, Stack, TextField, Typography } from '@mui/material';
import type { NewKey } from '#commands/administration/system-answers.ts';
import { t, useSay } from '../base/say.ts';
import { downloadFile } from '../parts/download-file.ts';

/** The key is registered; a private key that was made there is shown now and never again. */
export function KeyMade({ made }: { readonly made: NewKey }) {
  const say = useSay();
  const { keyId, fingerprint, privateKey } = made;
  return (
    <Stack spacing={1.5} data-testid="key-made">
      <Alert severity="success">
        {say(
          t(
            `已登记密钥 ${keyId}，所属单位的决定人核对指纹并确认后才可使用。`,
            `The key ${keyId} is registered. It counts once a decider of its agency has compared the fingerprint and confirmed it.`,
          ),
        )}
      </Alert>
      <Typography variant="body2" sx={{ overflowWrap: 'anywhere' }}>
        {say(t('指纹（SHA-256）：', 'Fingerprint (SHA-256): '))}
        <code>{fingerprint}</code>
      </Typography>
      {privateKey !== null && (
        <>
          <Alert severity="warning">
            {say(
              t(
                '私钥只显示这一次，服务器不保存。请立即下载，经安全渠道交给该系统。',
                'The private key is shown this once and kept nowhere. Take it now, and hand it to the system safely.',
              ),
            )}
          </Alert>
          <TextField
            multiline
            fullWidth
            label={say(t('私钥（PKCS#8 PEM）', 'Private key (PKCS#8 PEM)'))}
            value={privateKey}
            slotProps={{
              htmlInput: { readOnly: true, style: { fontFamily: 'monospace', fontSize: 12 } },
            }}
          />
          <Button
            variant="outlined"
            sx={{ alignSelf: 'start' }}
            onClick={() =>
              downloadFile(
                new Blob([privateKey], { type: 'application/x-pem-file' }),
                `${keyId}.pem`,
              )
            }
          >
            {say(t('下载私钥', 'Download the private key'))}
          </Button>
        </>
      )}
    </Stack>
  );
}
