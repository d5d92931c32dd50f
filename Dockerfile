# docker build -t lectern . && docker run -p 4000:4000 -v "$PWD/my-site:/content:ro" lectern
FROM node:24-slim AS build
WORKDIR /build
COPY package.json package-lock.json ./
# No script needs to run: the native packages bring their binaries, and the image's own Node is the right one.
RUN npm ci --ignore-scripts
COPY . .
RUN npm run build && npm prune --omit=dev --ignore-scripts

FROM node:24-slim
ENV NODE_ENV=production LECTERN_HOST=0.0.0.0 LECTERN_PORT=4000 LECTERN_DATABASE=/data/content.sqlite
WORKDIR /app
COPY --from=build /build/node_modules node_modules
COPY --from=build /build/dist dist
COPY --from=build /build/db/migrations db/migrations
COPY --from=build /build/package.json /build/schema.graphql ./
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 4000
HEALTHCHECK --interval=30s --timeout=3s --start-period=60s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:'+process.env.LECTERN_PORT+'/readyz').then(r=>process.exit(r.ok?0:1),()=>process.exit(1))"]
ENTRYPOINT ["node", "dist/src/cli/main.js"]
CMD ["serve", "/content"]
