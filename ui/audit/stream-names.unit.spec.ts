import { smallDirectory } from '#domain/directory/testing/small-directory.ts';
import { criminalStream } from '#domain/criminal/events.ts';
import { CaseId } from '#domain/kernel/ids.ts';
import { dutyStream } from '#domain/duty/duty.ts';
import { noticeStream } from '#domain/messages/notice.ts';
import { directoryStream } from '#domain/directory/directory-commands.ts';
import { systemsStream } from '#domain/systems/system-events.ts';
import { takeDirectory } from '../base/directory.ts';
import { causeName, streamName } from './stream-names.ts';

takeDirectory(smallDirectory());
const uuid = '7b1f0c52-6a0e-4c3b-9d5e-2f8a41c6d901';

test.each([
  ['sign-ins-2026-11-30', '2026-11-30 登录记录', 'Sign-ins of 2026-11-30'],
  ['calls-2026-11-30', '2026-11-30 被拒绝的请求', 'Refused requests of 2026-11-30'],
  [dutyStream('prison-a'), '值班：第一监狱', 'Duty: prison-a'],
  [noticeStream(uuid), '通知', 'Notice'],
  [`document-${uuid}`, '材料', 'Document'],
  [criminalStream(CaseId(uuid)), '刑事案件 7b1f0c52', 'Criminal case 7b1f0c52'],
  [`access-criminal-${uuid}`, '刑事案件查阅', 'Looks at a criminal case'],
  [directoryStream, '机构目录', 'Directory'],
  [systemsStream, '业务系统', 'Systems'],
  ['access-lists', '列表查阅', 'Looks at lists'],
  ['something-new', '其他对象', 'Another subject'],
])('events of %s are shown as events of "%s"', (stream, zh, en) => {
  expect(streamName(stream)).toEqual({ zh, en });
});

test('a cause is a request by its number, or what the system did by itself', () => {
  expect(causeName(uuid).zh).toBe('7b1f0c52');
  expect(causeName('demonstration-directory')).toEqual({ zh: '演示数据', en: 'demonstration' });
  expect(causeName('start')).toEqual({ zh: '系统', en: 'the system' });
});
