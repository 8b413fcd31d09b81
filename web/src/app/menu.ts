/** The menu by the stations of the loop; an entry shows when the post has its permission. */
export interface Entry {
  path: string
  title: string
  permission: string | readonly string[]
}

export interface Station {
  title: string
  entries: readonly Entry[]
}

export const home: Entry = { path: '/', title: '工作台', permission: [] }

export const stations: readonly Station[] = [
  {
    title: '监测',
    entries: [
      { path: '/warnings', title: '预警', permission: 'warning:read' },
      { path: '/warning-rules', title: '预警规则', permission: 'warning:read' },
      { path: '/intake', title: '资讯监测', permission: 'intake:read' },
      { path: '/intake-imports', title: '资讯导入', permission: 'intake:import' },
      { path: '/funds', title: '资金监测', permission: 'funds:read' },
      { path: '/firms', title: '登记筛查', permission: 'registry:read' },
      { path: '/firm-changes', title: '变更监测', permission: 'registry:read' },
      { path: '/key-firms', title: '重点监管', permission: 'supervision:read' },
      { path: '/unplaced', title: '待定属地', permission: 'registry:place' },
      { path: '/imports', title: '登记导入', permission: 'registry:import' },
      { path: '/wording', title: '字样清单', permission: 'wording:read' },
    ],
  },
  {
    title: '线索',
    entries: [
      { path: '/clues', title: '线索', permission: 'clue:read' },
      { path: '/clue-flow', title: '流转图', permission: 'clue:read' },
    ],
  },
  { title: '核查', entries: [{ path: '/patrol-targets', title: '排查对象', permission: 'target:read' }, { path: '/watchlist', title: '持续关注', permission: 'watchlist:read' }] },
  {
    title: '处置',
    entries: [
      { path: '/cases', title: '案件', permission: 'case:read' },
      { path: '/funds-cases', title: '案件资金', permission: 'statement:read' },
    ],
  },
  {
    title: '台账',
    entries: [
      { path: '/ledger', title: '台账', permission: 'ledger:read' },
      { path: '/close-outs', title: '销号与回头看', permission: 'closeout:read' },
    ],
  },
  { title: '月报', entries: [{ path: '/reports', title: '月报', permission: 'report:read' }] },
  { title: '导出', entries: [{ path: '/exports', title: '导出中心', permission: ['export:make', 'export:approve'] }] },
  {
    title: '系统',
    entries: [
      { path: '/territory', title: '属地与网格', permission: ['region:read', 'grid:manage'] },
      { path: '/units', title: '单位', permission: ['unit:read', 'unit:manage'] },
      { path: '/accounts', title: '账号', permission: 'account:read' },
      { path: '/calendar', title: '工作日历', permission: 'region:read' },
      { path: '/terms', title: '办理时限', permission: 'region:read' },
      { path: '/case-settings', title: '标准与限额', permission: 'case:read' },
      { path: '/intake-sources', title: '采集来源', permission: 'intake:source' },
      { path: '/bank-keys', title: '银行公钥', permission: ['funds:key', 'funds:confirm'] },
      { path: '/bank-tokens', title: '银行接口', permission: 'funds:token' },
      { path: '/outgoing', title: '外发记录', permission: 'outgoing:read' },
      { path: '/audit', title: '审计', permission: 'audit:read' },
    ],
  },
]

/** The letter that leads to a page after `g`. */
export const jumpKeys: Readonly<Record<string, string>> = {
  '/': 'h', '/firms': 'f', '/warnings': 'w', '/intake': 'z', '/funds': 'm', '/clues': 'c', '/cases': 's', '/ledger': 'l', '/close-outs': 'x', '/reports': 'r', '/imports': 'i', '/exports': 'e', '/audit': 'a',
}
