/** One tab of GraphiQL: it opens under the operation's name. */
export interface Example {
  /** Why one would ask this; shown as a comment above the query. */
  readonly purpose: string;
  readonly query: string;
}

/** The example queries. They name no post of any site, so they answer on every site; a test runs them all. */
export const EXAMPLES: readonly Example[] = [
  {
    purpose: 'Talks by keyword',
    query: `query TalksByKeyword($keywords: Int = 10, $talks: Int = 5) {
  keywords(
    first: $keywords
    orderBy: [{ field: TALK_COUNT, direction: DESC }]
  ) {
    nodes {
      name
      talkCount
      talks(
        first: $talks
        orderBy: [{ field: MENTION_COUNT, direction: DESC }]
      ) {
        nodes {
          title
          speakers {
            name
            organization { name }
          }
          event { name }
          url
        }
      }
    }
  }
}`,
  },
  {
    purpose: 'The post with the most talks: its images, keywords, and every talk in the order of the text.',
    query: `query PostWithTalks {
  posts(first: 1, orderBy: [{ field: TALK_COUNT, direction: DESC }]) {
    nodes {
      title
      url
      publishedAt
      attribution
      language
      translations {
        language
        title
      }
      keywords(first: 20) {
        nodes {
          name
        }
      }
      images(first: 20) {
        edges {
          alt
          caption
          displayWidth
          node {
            url
            width
            height
          }
        }
      }
      talks(first: 50) {
        totalCount
        nodes {
          title
          recordingUrl
          speakers {
            name
            organization {
              name
            }
          }
        }
      }
    }
  }
}`,
  },
  {
    purpose: 'Latest posts, a page at a time: put pageInfo.endCursor into $after for the next page.',
    query: `query LatestPosts($first: Int = 5, $after: String) {
  posts(first: $first, after: $after) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      title
      url
      language
      publishedAt
      excerpt
    }
  }
}`,
  },
  {
    purpose: 'Speakers with the most talks, and for whom they spoke.',
    query: `query Speakers {
  speakers(first: 10, orderBy: [{ field: TALK_COUNT, direction: DESC }]) {
    nodes {
      name
      talkCount
      organizations {
        name
      }
      talks(first: 3) {
        nodes {
          title
          startsOn
        }
      }
    }
  }
}`,
  },
  {
    purpose: 'Events in the order of time, and where each of their talks was written about.',
    query: `query Events {
  events(first: 10, orderBy: [{ field: STARTS_ON, direction: DESC }]) {
    nodes {
      name
      startsOn
      location
      talkCount
      talks(first: 3) {
        nodes {
          title
          mentions(first: 3) {
            nodes {
              quote
              post {
                title
                language
              }
            }
          }
        }
      }
    }
  }
}`,
  },
  {
    purpose: 'What is being served, and what is wrong with the content.',
    query: `query ContentHealth {
  content {
    revision
    ingestedAt
    postCount
    imageCount
    keywordCount
    talkCount
  }
  diagnostics(first: 20) {
    totalCount
    nodes {
      severity
      code
      message
      hint
      site
      sourcePath
      line
    }
  }
}`,
  },
];

/** The examples as GraphiQL's tabs. */
export function exampleTabs(): { query: string }[] {
  return EXAMPLES.map(({ purpose, query }) => ({ query: `# ${purpose}\n${query}\n` }));
}
