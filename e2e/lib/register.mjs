// Invented registers: firms that do not exist, with credit codes whose check digits are right.
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

/** The unified social credit code of the n-th invented firm of a county (GB 32100-2015). */
export function creditCode(county, n) {
  const first = `91${county}MA${n.toString().padStart(7, '0')}`
  const sum = [...first].reduce((total, c, i) => total + ALPHABET.indexOf(c) * WEIGHTS[i], 0)
  return first + ALPHABET[(31 - (sum % 31)) % 31]
}

const TOWNSHIPS = ['谷阳镇', '王庄镇', '新马桥镇', '连城镇', '刘集镇', '任桥镇', '湖沟镇', '濠城镇', '杨庙镇', '仲兴镇', '石湖乡']
const SCOPES = [
  '农副产品收购、销售；农机具维修。',
  '建筑材料、五金交电、日用百货销售（不含危险化学品）。',
  '投资管理咨询；企业形象策划；会议服务。',
  '以自有资金从事投资活动；未经批准不得从事吸收存款、融资担保、代客理财等金融业务。',
  '养老服务；健康咨询服务（不含诊疗服务）；老年用品销售。',
  '理财咨询；商务信息咨询。',
  '二手车经销；汽车安全统筹服务。',
]

/** The rows of an invented register of 固镇县, header first. */
export function* register(rows, { from = 0 } = {}) {
  yield '企业名称,统一社会信用代码,注册日期,企业类型,法人代表,注册资金,经营范围,所在省份,地区,注册地址'
  for (let n = from; n < from + rows; n++) {
    const town = TOWNSHIPS[n % TOWNSHIPS.length]
    const year = 2005 + (n % 20)
    const month = String(1 + (n % 12)).padStart(2, '0')
    yield `固镇虚构${n}号商贸有限公司,${creditCode('340323', n)},${year}-${month}-15,有限责任公司,甲某${n % 97},${50 + (n % 950)}(万元),` +
      `${SCOPES[n % SCOPES.length]},安徽,蚌埠,安徽省蚌埠市固镇县${town}虚构路${n % 300}号`
  }
}

export const csv = (rows, options) => Buffer.from([...register(rows, options)].join('\r\n') + '\r\n')
