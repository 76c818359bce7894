# One image; the command chooses the role: apps/{api,console,worker}. Its steps are the ones `npm test` takes.

# The full image brings python3, make and g++, for sqlite3 where no prebuilt binary can be reached.
FROM node:22-bookworm AS build
WORKDIR /zorg-112
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN npm run build
# What is shipped imports no development package: an arrow says so, and is tested.
RUN npm prune --omit=dev --no-audit --no-fund

FROM node:22-bookworm-slim
WORKDIR /zorg-112
ENV NODE_ENV=production
COPY --from=build /zorg-112/package.json /zorg-112/LICENSE ./
COPY --from=build /zorg-112/node_modules node_modules
COPY --from=build /zorg-112/config config
COPY --from=build /zorg-112/dist dist
USER node
EXPOSE 3112
CMD ["node", "dist/run/api.js"]
