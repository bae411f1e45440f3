"""Where files come from that are the answer to a request."""

from __future__ import annotations

from miko_gen.spec.rest import Download

# Folders of Core by their constants, and folders in the module.
DIRECTORIES = {"recordings": "AST_MONITOR_DIR", "sounds": "AST_CUSTOM_SOUND_DIR"}
SUBFOLDERS = {"own": "db/files", "packaged": "files"}


def folder_of(download: Download, module_id: str) -> str:
    """PHP source of the folder."""
    if download.folder in SUBFOLDERS:
        return f"PbxExtensionUtils::getModuleDir('{module_id}') . '/{SUBFOLDERS[download.folder]}'"
    if download.folder == "temporary":
        return f"Directories::getDir(Directories::CORE_TEMP_DIR) . '/{module_id}/files'"
    return f"Directories::getDir(Directories::{DIRECTORIES[download.folder]})"
