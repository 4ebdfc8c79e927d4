import type { Bilingual } from './violation.ts';

interface ErrorKind extends Bilingual {
  readonly status: number;
}

/**
 * The closed list of errors: the stable code, its HTTP status and its title in
 * both languages. A problem body (RFC 9457) carries the code; nothing else is
 * ever sent to a caller.
 */
export const errors = {
  'malformed-request': { status: 400, zh: '请求格式错误', en: 'The request is malformed' },
  'content-digest-mismatch': {
    status: 400,
    zh: '请求内容与其摘要不一致',
    en: 'The content does not match its digest',
  },
  'schema-violation': {
    status: 400,
    zh: '请求内容不符合规定格式',
    en: 'The content does not match the schema',
  },
  'idempotency-key-missing': {
    status: 400,
    zh: '缺少 Idempotency-Key 请求头，或者其值不是 UUID',
    en: 'The header Idempotency-Key is missing, or is no UUID',
  },
  unauthenticated: { status: 401, zh: '未登录或签名缺失', en: 'Not signed in, or no signature' },
  'session-expired': {
    status: 401,
    zh: '会话已结束，请重新登录',
    en: 'The session has ended; sign in again',
  },
  'signature-incomplete': {
    status: 401,
    zh: '签名未覆盖规定的内容',
    en: 'The signature does not cover what it must',
  },
  'signature-key-unknown': {
    status: 401,
    zh: '签名密钥未登记或不在有效期',
    en: 'The signing key is not registered or not in its period',
  },
  'signature-invalid': { status: 401, zh: '签名无效', en: 'The signature is not valid' },
  'signature-expired': {
    status: 401,
    zh: '签名已过期或时间不符',
    en: 'The signature is too old or from the future',
  },
  'signature-replayed': { status: 401, zh: '签名已被使用过', en: 'The signature was used before' },
  'system-not-confirmed': {
    status: 403,
    zh: '该业务系统未经所属单位确认',
    en: 'This system is not confirmed by its agency',
  },
  'system-frozen': { status: 403, zh: '该业务系统已冻结', en: 'This system is frozen' },
  'account-altered': {
    status: 403,
    zh: '账户资料与其事件记录不符',
    en: 'The account is not what its events give',
  },
  'post-not-held': {
    status: 403,
    zh: '按机构目录，现不任该职务',
    en: 'The post is not held now, as the directory has it',
  },
  'cross-site-request': {
    status: 403,
    zh: '拒绝来自其他网站的请求',
    en: 'Refused: the request comes from another site',
  },
  forbidden: { status: 403, zh: '无权进行此操作', en: 'This operation is not permitted' },
  'not-found': { status: 404, zh: '未找到', en: 'Not found' },
  'method-not-allowed': { status: 405, zh: '不支持该请求方法', en: 'The method is not supported' },
  'request-timeout': {
    status: 408,
    zh: '请求内容未在规定时间内送达',
    en: 'The request did not arrive in time',
  },
  'revision-conflict': {
    status: 409,
    zh: '案件在查看之后有新进展',
    en: 'The case has moved on since it was looked at',
  },
  'changed-meanwhile': {
    status: 409,
    zh: '所见内容已有变化，请重新查看',
    en: 'What was looked at has changed; look again',
  },
  'upload-offset-differs': {
    status: 409,
    zh: '上传分段与已收到的内容不衔接',
    en: 'The part does not begin where the upload ends',
  },
  'already-exists': { status: 409, zh: '已存在', en: 'It exists already' },
  'page-expired': {
    status: 410,
    zh: '列表已有更新，请从第一页重新查看',
    en: 'The list has moved on; begin again at its first page',
  },
  'too-large': { status: 413, zh: '内容过大', en: 'The content is too large' },
  'unsupported-media-type': {
    status: 415,
    zh: '不支持的内容类型',
    en: 'The media type is not supported',
  },
  'idempotency-key-reused': {
    status: 422,
    zh: '同一 Idempotency-Key 已用于其他内容',
    en: 'The same Idempotency-Key was used for another content',
  },
  'refused-by-law': {
    status: 422,
    zh: '不符合法定条件，不予受理',
    en: 'Refused: the statutory conditions are not met',
  },
  'refused-by-state': {
    status: 422,
    zh: '当前状态不允许此操作',
    en: 'Refused: not possible as things stand',
  },
  'refused-by-date': {
    status: 422,
    zh: '日期不符合办理顺序或者实际',
    en: 'Refused: a day is out of order, or has not come',
  },
  'refused-by-directory': {
    status: 422,
    zh: '与机构目录不符',
    en: 'Refused: it does not fit the directory',
  },
  'role-elsewhere': {
    status: 421,
    zh: '本进程不办理此类请求',
    en: 'This process does not do that',
  },
  'refused-by-materials': { status: 422, zh: '材料不齐备', en: 'Refused: materials are missing' },
  'proof-differs': {
    status: 409,
    zh: '事件与日志不符，不能出具证据',
    en: 'The event is not what the log holds; no evidence is issued',
  },
  'proof-not-ready': { status: 503, zh: '证明尚未完成', en: 'The proof is not complete yet' },
  'rate-limited': { status: 429, zh: '请求过于频繁', en: 'Too many requests' },
  internal: { status: 500, zh: '系统内部错误', en: 'Internal error' },
  overloaded: { status: 503, zh: '系统繁忙，请稍后重试', en: 'Overloaded; try again later' },
  'store-unavailable': {
    status: 503,
    zh: '存储暂不可用',
    en: 'A store is not available',
  },
  'events-lost': {
    status: 503,
    zh: '事件存储缺少已经受理的事件，暂停写入',
    en: 'The event store lacks events that were acknowledged; nothing is written',
  },
  'log-disagrees': {
    status: 503,
    zh: '存储与存证日志不一致，暂停签名和写入',
    en: 'The stores and the log do not agree; nothing is signed or written',
  },
  'view-not-caught-up': {
    status: 504,
    zh: '视图尚未更新到该位置',
    en: 'The view has not reached that position yet',
  },
  'record-unreadable': {
    status: 503,
    zh: '所涉案件有一条记录无法读取，该案暂停办理，待从备份恢复',
    en: 'A record of this case cannot be read; the case stands still until it is restored from a backup',
  },
  'document-damaged': {
    status: 503,
    zh: '该文书已缺失或已损坏，待从备份恢复',
    en: 'This document is missing or damaged, and has to be restored from a backup',
  },
  'storage-full': {
    status: 507,
    zh: '服务器存储空间不足，未记录；请告知系统管理员，腾出空间后可重试',
    en: 'The server has no room left, and nothing was recorded; tell the administrator, and try again once there is room',
  },
} as const satisfies Record<string, ErrorKind>;

export type ErrorCode = keyof typeof errors;
