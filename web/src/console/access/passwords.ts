/** Why a new password is not good enough, or nothing. The server decides; this only spares a round. */
export function passwordFault(password: string, loginName?: string): string | undefined {
  if (password.length < 10) return '至少 10 个字符。'
  if (loginName && loginName.length >= 3 && password.toLowerCase().includes(loginName.toLowerCase())) return '不能包含账号。'
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^a-zA-Z\d]/].filter((kind) => kind.test(password)).length
  if (kinds < 3 && password.length < 16) return '大写、小写、数字、符号中至少要有三类；或者用 16 个字符以上的长句。'
  return undefined
}
