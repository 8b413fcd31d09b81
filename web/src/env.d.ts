/// <reference types="vite/client" />
declare module 'element-plus/es/locale/lang/zh-cn' {
  const locale: import('element-plus').Language
  export default locale
}
