<!DOCTYPE html>
<html lang="{{ WebAdminLanguage|e }}">
<head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1.0">
    <title>{{ get_title() }}</title>
    {{ assets.outputCss('SemanticUICSS') }}
    {{ assets.outputCss('headerCSS') }}
    <link rel="icon" href="{{ urlToLogo }}">
    <script>
        var globalTranslate = '';
        var globalRootUrl = '{{ url() }}';
        var globalPBXVersion = '{{ PBXVersion|escape_js }}';
        var globalWebAdminLanguage = '{{ WebAdminLanguage|escape_js }}';
        var globalModuleUniqueId = '{{ globalModuleUniqueId|escape_js }}';
        var globalCurrentPage = '{{ currentPage|escape_js }}';
        var globalDebugMode = '';
    </script>
    {{ assets.outputJs('headerPBXJS') }}
    {{ assets.outputJs('headerJS') }}
</head>
<body>
{{ content() }}
{{ assets.outputJs('SemanticUIJS') }}
{{ assets.outputJs('footerLoc') }}
{{ assets.outputJs('footerPBXJS') }}
{{ assets.outputJs('footerJS') }}
</body>
</html>
