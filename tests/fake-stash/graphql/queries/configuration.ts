import type { Resolvers } from '../build-schema.ts';
import type { RequestContext } from '../context.ts';

function general({ stash }: RequestContext) {
  const { values } = stash.config;
  return {
    stashes: values.stash,
    databasePath: stash.library.path,
    backupDirectoryPath: '',
    deleteTrashPath: '',
    generatedPath: `${stash.folder}/generated`,
    metadataPath: '',
    configFilePath: stash.config.path,
    scrapersPath: `${stash.folder}/scrapers`,
    pluginsPath: stash.pluginsFolder,
    cachePath: `${stash.folder}/cache`,
    blobsPath: `${stash.folder}/blobs`,
    blobsStorage: 'FILESYSTEM',
    ffmpegPath: '',
    ffprobePath: '',
    calculateMD5: false,
    videoFileNamingAlgorithm: 'OSHASH',
    parallelTasks: 1,
    previewAudio: true,
    previewSegments: 12,
    previewSegmentDuration: 0.75,
    previewExcludeStart: '0',
    previewExcludeEnd: '0',
    previewPreset: 'slow',
    transcodeHardwareAcceleration: false,
    maxTranscodeSize: 'ORIGINAL',
    maxStreamingTranscodeSize: 'ORIGINAL',
    transcodeInputArgs: [],
    transcodeOutputArgs: [],
    liveTranscodeInputArgs: [],
    liveTranscodeOutputArgs: [],
    drawFunscriptHeatmapRange: true,
    writeImageThumbnails: true,
    createImageClipsFromVideos: false,
    apiKey: values.api_key,
    username: values.username,
    // Stash never gives the password away, only whether there is one.
    password: values.password ? '********' : '',
    maxSessionAge: values.max_session_age,
    logFile: '',
    logOut: true,
    logLevel: 'Info',
    logAccess: true,
    logFileMaxSize: 10,
    videoExtensions: [
      'm4v',
      'mp4',
      'mov',
      'wmv',
      'avi',
      'mpg',
      'mpeg',
      'rmvb',
      'rm',
      'flv',
      'asf',
      'mkv',
      'webm',
      'f4v',
    ],
    imageExtensions: ['png', 'jpg', 'jpeg', 'gif', 'webp'],
    galleryExtensions: ['zip', 'cbz'],
    createGalleriesFromFolders: false,
    galleryCoverRegex: '',
    excludes: [],
    imageExcludes: [],
    customPerformerImageLocation: '',
    stashBoxes: [],
    pythonPath: '',
    scraperPackageSources: [],
    pluginPackageSources: values.package_sources,
  };
}

const INTERFACE = {
  sfwContentMode: false,
  menuItems: ['scenes', 'images', 'groups', 'markers', 'galleries', 'performers', 'studios', 'tags'],
  soundOnPreview: false,
  wallShowTitle: true,
  wallPlayback: 'video',
  showScrubber: true,
  maximumLoopDuration: 0,
  noBrowser: true,
  notificationsEnabled: false,
  autostartVideo: false,
  autostartVideoOnPlaySelected: true,
  continuePlaylistDefault: false,
  showStudioAsText: false,
  css: '',
  cssEnabled: false,
  javascript: '',
  javascriptEnabled: false,
  customLocales: '',
  customLocalesEnabled: false,
  language: 'en-GB',
  imageLightbox: {
    slideshowDelay: 5,
    displayMode: 'FIT_XY',
    scaleUp: false,
    resetZoomOnNav: true,
    scrollMode: 'ZOOM',
    scrollAttemptsBeforeChange: 0,
    disableAnimation: false,
  },
  disableDropdownCreate: { performer: false, tag: false, studio: false, movie: false, gallery: false },
  handyKey: '',
  funscriptOffset: 0,
  useStashHostedFunscript: false,
};

const PREVIEW_OPTIONS = {
  previewSegments: 12,
  previewSegmentDuration: 0.75,
  previewExcludeStart: '0',
  previewExcludeEnd: '0',
  previewPreset: 'slow',
};

export const CONFIGURATION_QUERIES: Resolvers = {
  Query: {
    configuration: (_: unknown, _args: unknown, context: RequestContext) => {
      const { values } = context.stash.config;
      return {
        general: general(context),
        interface: INTERFACE,
        dlna: {
          serverName: 'stash',
          enabled: false,
          port: 1338,
          whitelistedIPs: [],
          interfaces: [],
          videoSortOrder: 'title',
        },
        scraping: {
          scraperUserAgent: '',
          scraperCDPPath: '',
          scraperCertCheck: true,
          excludeTagPatterns: [],
        },
        defaults: {
          scan: values.defaults.scan,
          identify: null,
          autoTag: { performers: ['*'], studios: ['*'], tags: ['*'] },
          generate: { ...values.defaults.generate, previewOptions: PREVIEW_OPTIONS },
          deleteFile: false,
          deleteGenerated: true,
        },
        ui: values.ui,
      };
    },
  },
  ConfigResult: {
    /** Plugins without values are left out. */
    plugins: (_: unknown, { include }: { include?: string[] | null }, { stash }: RequestContext) =>
      Object.fromEntries(
        Object.entries(stash.config.values.plugins.settings).filter(
          ([id]) => !include?.length || include.includes(id),
        ),
      ),
  },
};

export { general };
