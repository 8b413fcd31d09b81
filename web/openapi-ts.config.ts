import { defineConfig } from '@hey-api/openapi-ts'

/** The client is made from the contract on every build and never committed. */
export default defineConfig({
  input: process.env.FANGFEI_CONTRACT ?? '../api/openapi.json',
  output: { path: 'src/api', clean: true },
  plugins: ['@hey-api/client-fetch', '@hey-api/typescript', '@hey-api/sdk'],
  logs: { level: 'warn', file: false },
})
