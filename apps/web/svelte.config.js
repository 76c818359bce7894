import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

/** @type {import('@sveltejs/vite-plugin-svelte').SvelteConfig} */
export default {
  preprocess: vitePreprocess(),
  // The name follows the style itself, so that the prerendered page and the script that takes it over agree.
  compilerOptions: { runes: true, cssHash: ({ hash, css }) => `z-${hash(css)}` },
  // node_modules/@lucide and bits-ui ship components that still use the older syntax in places.
  vitePlugin: {
    dynamicCompileOptions: ({ filename }) => (filename.includes('node_modules') ? { runes: undefined } : undefined),
  },
};
