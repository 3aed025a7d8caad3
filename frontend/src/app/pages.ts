/** The pages outside a room, each loaded when it is wanted. */
export const PAGES = {
  rooms: () => import("../rooms/RoomsPage.svelte"),
  import: () => import("../import/ImportPage.svelte"),
  "sign-in": () => import("../signin/SignInPage.svelte"),
  "sign-in-link": () => import("../signin/LinkPage.svelte"),
  demo: () => import("../signin/DemoPage.svelte"),
}
