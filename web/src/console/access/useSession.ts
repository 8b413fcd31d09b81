import { computed, shallowRef } from 'vue'
import { changePassword, completeSetup, currentSession, getSetup, signIn, signOut, switchPost, type CompleteSetupRequest, type PostView, type SessionView } from '@/api'
import { forgetDrafts } from '@/ui/keys'
import { toProblem } from '@/ui/problem'
import { useSeat } from '@/ui/seat'

export type { CompleteSetupRequest }

const posts = shallowRef<PostView[]>([])

function sit(session: SessionView): void {
  const post = session.post
  posts.value = session.posts
  useSeat().seat = {
    accountId: session.accountId,
    displayName: session.displayName,
    platformName: session.platformName,
    mustChangePassword: session.mustChangePassword,
    permissions: session.permissions,
    ...(post && { postId: post.postId, role: post.role, unitId: post.unitId, unitName: post.unitName, regionCode: post.regionCode, regionName: post.regionName }),
  }
}

/** Whether the set-up is still open; also fetches the token every change must echo. */
export async function setupOpen(): Promise<boolean> {
  return (await getSetup({ throwOnError: true })).data.open
}

/** Finds the session of this browser, or says that one must sign in, or that the platform waits for its set-up. */
export async function restoreSession(): Promise<'SEATED' | 'NONE' | 'SETUP'> {
  try {
    sit((await currentSession({ throwOnError: true })).data)
    return 'SEATED'
  } catch (e) {
    if (toProblem(e).status !== 401) return 'NONE'
    return (await setupOpen().catch(() => false)) ? 'SETUP' : 'NONE'
  }
}

export function useSession() {
  return {
    posts: computed(() => posts.value),
    async enter(loginName: string, password: string): Promise<void> {
      sit((await signIn({ body: { loginName, password }, throwOnError: true })).data)
    },
    async leave(): Promise<void> {
      forgetDrafts()
      await signOut().catch(() => undefined)
      useSeat().seat = undefined
    },
    async switchTo(postId: string): Promise<void> {
      sit((await switchPost({ body: { postId }, throwOnError: true })).data)
    },
    async changeMyPassword(oldPassword: string, newPassword: string): Promise<void> {
      await changePassword({ body: { oldPassword, newPassword }, throwOnError: true })
      sit((await currentSession({ throwOnError: true })).data)
    },
    async setUp(request: CompleteSetupRequest): Promise<void> {
      await completeSetup({ body: request, throwOnError: true })
    },
  }
}
