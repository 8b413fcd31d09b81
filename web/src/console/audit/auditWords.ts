/**
 * What was done, by its action word. The trail grows with the rooms, so an unknown word is shown as it was written
 * rather than hidden.
 */
const actions: Record<string, string> = {
  'account:create': '开设账号',
  'account:disable': '停用账号',
  'account:enable': '启用账号',
  'account:list': '查看账号',
  'account:read': '查看账号',
  'account:reset': '重置密码',
  'account:status': '变更账号状态',
  'address:set': '设定接收邮箱',
  'archive:upload': '上传文件',
  'audit:list': '查看审计',
  'audit:read': '查看审计',
  'clue:assign': '交办线索',
  'clue:join': '并入线索',
  'clue:list': '查看线索列表',
  'clue:read': '查看线索',
  'clue:register': '登记线索',
  'grid:change': '修改网格',
  'grid:create': '建立网格',
  'ledger:list': '查看台账',
  'ledger:post': '记入台账',
  'ledger:read': '查看台账记录',
  'message:read': '消息标为已读',
  'outgoing:retry': '重发外发消息',
  'post:grant': '授予岗位',
  'post:revoke': '收回岗位',
  'registry:cancel': '取消导入',
  'registry:import': '导入登记',
  'registry:list': '查看登记',
  'registry:place': '定属地',
  'registry:read': '查看登记',
  'registry:resume': '继续导入',
  'registry:screen': '筛查字样',
  'report:download': '下载月报',
  'report:read': '查看月报',
  'session:close': '退出登录',
  'session:open': '登录',
  'session:password': '修改密码',
  'session:refused': '登录未通过',
  'session:switch': '切换岗位',
  'setup:complete': '首次设置',
  'subject:list': '查找风险主体',
  'subject:note': '为风险主体加备注',
  'subject:read': '查看风险主体',
  'term:set': '设定办理时限',
  'unit:change': '修改单位',
  'unit:create': '设立单位',
  'verification:conclude': '填报核查结论',
  'wording:publish': '发布字样清单',
  'wording:read': '查看字样清单',
}

const objects: Record<string, string> = {
  'account': '账号',
  'address': '接收邮箱',
  'audit': '审计',
  'clue': '线索',
  'firm': '企业',
  'grid': '网格',
  'import': '登记导入',
  'ledger': '台账',
  'message': '消息',
  'outgoing': '外发记录',
  'post': '岗位',
  'report': '月报',
  'session': '会话',
  'setup': '首次设置',
  'subject': '风险主体',
  'term': '办理时限',
  'unit': '单位',
  'upload': '文件',
  'wording': '字样清单',
}

export const actionWord = (action: string): string => actions[action] ?? action
export const objectWord = (type: string): string => objects[type] ?? type
export const actionOptions = Object.entries(actions).map(([value, label]) => ({ value, label }))

const outcomes: Record<string, [word: string, mark: string]> = {
  DONE: ['已办', 'green'], OK: ['已办', 'green'], SUCCESS: ['已办', 'green'], ACCEPTED: ['已办', 'green'],
  REFUSED: ['未准', 'orange'], DENIED: ['未准', 'orange'], FAILED: ['失败', 'red'],
}
export const outcomeOf = (outcome: string): [word: string, mark: string] => outcomes[outcome.toUpperCase()] ?? [outcome, 'grey']
