/**
 * What was done, by its action word. The trail grows with the rooms, so an unknown word is shown as it was written
 * rather than hidden.
 */
const actions: Record<string, string> = {
  'account:create': '开设账号', 'account:disable': '停用账号', 'account:enable': '启用账号', 'account:list': '查看账号', 'account:read': '查看账号', 'account:reset': '重置密码', 'account:status': '变更账号状态',
  'archive:upload': '上传文件', 'audit:read': '查看审计', 'audit:list': '查看审计',
  'clue:assign': '交办线索', 'clue:join': '并入线索', 'clue:list': '查看线索列表', 'clue:read': '查看线索', 'clue:register': '登记线索',
  'grid:change': '修改网格', 'grid:create': '建立网格', 'unit:change': '修改单位', 'unit:create': '设立单位',
  'ledger:list': '查看台账', 'ledger:read': '查看台账记录', 'ledger:post': '记入台账',
  'post:grant': '授予岗位', 'post:revoke': '收回岗位',
  'registry:import': '导入登记', 'registry:place': '定属地', 'registry:list': '查看登记', 'registry:read': '查看登记', 'registry:cancel': '取消导入', 'registry:resume': '继续导入', 'registry:screen': '筛查字样',
  'report:read': '查看月报', 'report:download': '下载月报',
  'session:open': '登录', 'session:close': '退出登录', 'session:password': '修改密码', 'session:switch': '切换岗位', 'session:refused': '登录未通过',
  'subject:read': '查看风险主体', 'subject:note': '为风险主体加备注',
  'signal:record': '登记信号', 'signal:list': '查看信号', 'warning:list': '查看预警列表', 'warning:read': '查看预警', 'warning:decide': '填写预警核实结果', 'warning:override': '预警人工定分', 'warning:snooze': '暂缓预警', 'warning:clue': '预警转线索', 'warning:rule': '起草预警规则', 'warning:publish': '发布预警规则',
  'setup:complete': '首次设置', 'verification:conclude': '填报核查结论', 'wording:publish': '发布字样清单', 'wording:read': '查看字样清单',
}

const objects: Record<string, string> = {
  account: '账号', clue: '线索', grid: '网格', ledger: '台账', post: '岗位', unit: '单位', upload: '文件', firm: '企业', import: '登记导入', session: '会话', report: '月报', wording: '字样清单', audit: '审计', subject: '风险主体', setup: '首次设置', warning: '预警', signal: '信号', 'warning-rule-set': '预警规则',
}

export const actionWord = (action: string): string => actions[action] ?? action
export const objectWord = (type: string): string => objects[type] ?? type
export const actionOptions = Object.entries(actions).map(([value, label]) => ({ value, label }))

const outcomes: Record<string, [word: string, mark: string]> = {
  DONE: ['已办', 'green'], OK: ['已办', 'green'], SUCCESS: ['已办', 'green'], ACCEPTED: ['已办', 'green'],
  REFUSED: ['未准', 'orange'], DENIED: ['未准', 'orange'], FAILED: ['失败', 'red'],
}
export const outcomeOf = (outcome: string): [word: string, mark: string] => outcomes[outcome.toUpperCase()] ?? [outcome, 'grey']
