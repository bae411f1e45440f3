<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\Phalcon\Assets;

use MikoGen\TestKit\Html;
use Phalcon\Assets\Asset;
use Phalcon\Assets\Asset\Css;
use Phalcon\Assets\Asset\Js;
use Phalcon\Assets\Collection;
use Phalcon\Assets\Exception;
use Phalcon\Assets\Inline;
use Phalcon\Assets\Manager as Declared;
use Phalcon\Html\TagFactory;

/** What a page loads, in named collections. Joining, filters and target files are not imitated. */
trait Manager
{
    protected $collections = [];
    protected $options = [];

    public function __construct(TagFactory $tagFactory, array $options = [])
    {
        $this->tagFactory = $tagFactory;
        $this->options = $options;
    }

    public function addAsset(Asset $asset): Declared
    {
        return $this->addAssetByType($asset->getType(), $asset);
    }

    public function addAssetByType(string $type, Asset $asset): Declared
    {
        $this->collection($type)->add($asset);

        return $this;
    }

    public function addCss(
        string $path,
        ?bool $local = null,
        ?bool $filter = null,
        array $attributes = [],
        ?string $version = null,
        ?bool $autoVersion = null
    ): Declared {
        return $this->addAssetByType('css', new Css($path, $local, $filter, $attributes, $version, $autoVersion));
    }

    public function addInlineCode(Inline $code): Declared
    {
        return $this->addInlineCodeByType($code->getType(), $code);
    }

    public function addInlineCodeByType(string $type, Inline $code): Declared
    {
        $this->collection($type)->addInline($code);

        return $this;
    }

    public function addInlineCss(string $content, ?bool $filter = null, array $attributes = []): Declared
    {
        return $this->addInlineCodeByType('css', new Inline('css', $content, $filter, $attributes));
    }

    public function addInlineJs(string $content, ?bool $filter = null, array $attributes = []): Declared
    {
        return $this->addInlineCodeByType('js', new Inline('js', $content, $filter, $attributes));
    }

    public function addJs(
        string $path,
        ?bool $local = null,
        ?bool $filter = null,
        array $attributes = [],
        ?string $version = null,
        ?bool $autoVersion = null
    ): Declared {
        return $this->addAssetByType('js', new Js($path, $local, $filter, $attributes, $version, $autoVersion));
    }

    public function collection(string $name): Collection
    {
        return $this->collections[$name] ??= new Collection();
    }

    public function exists(string $name): bool
    {
        return $this->has($name);
    }

    public function get(string $name): Collection
    {
        return $this->collections[$name] ?? throw new Exception('The collection does not exist in the manager');
    }

    public function getCollections(): array
    {
        return $this->collections;
    }

    public function getCss(): Collection
    {
        return $this->collection('css');
    }

    public function getJs(): Collection
    {
        return $this->collection('js');
    }

    public function getOptions(): array
    {
        return $this->options;
    }

    public function has(string $name): bool
    {
        return isset($this->collections[$name]);
    }

    public function output(Collection $collection, string $type): ?string
    {
        $html = '';
        foreach ($collection as $asset) {
            if ($asset->getType() !== $type) {
                continue;
            }
            $path = ($asset->isLocal() ? '/' . ltrim($asset->getPath(), '/') : $asset->getPath())
                . ($asset->getVersion() === null ? '' : '?ver=' . $asset->getVersion());
            $html .= $type === 'css'
                ? '<link' . Html::attributes(
                    ['rel' => 'stylesheet', 'type' => 'text/css', 'href' => $path] + $asset->getAttributes()
                ) . " />\n"
                : '<script' . Html::attributes(
                    ['type' => 'application/javascript', 'src' => $path] + $asset->getAttributes()
                ) . "></script>\n";
        }

        return $this->kitPut($html);
    }

    public function outputCss(?string $name = null): string
    {
        return (string)$this->output($name === null ? $this->getCss() : $this->get($name), 'css');
    }

    public function outputInline(Collection $collection, $type): string
    {
        $html = '';
        foreach ($collection->getCodes() as $code) {
            $attributes = $code->getAttributes() + ($type === 'script' ? ['type' => 'application/javascript'] : []);
            $html .= '<' . $type . Html::attributes($attributes) . ">{$code->getContent()}</$type>\n";
        }

        return (string)$this->kitPut($html);
    }

    public function outputInlineCss(?string $name = null): string
    {
        return $this->outputInline($name === null ? $this->getCss() : $this->get($name), 'style');
    }

    public function outputInlineJs(?string $name = null): string
    {
        return $this->outputInline($name === null ? $this->getJs() : $this->get($name), 'script');
    }

    public function outputJs(?string $name = null): string
    {
        return (string)$this->output($name === null ? $this->getJs() : $this->get($name), 'js');
    }

    public function set(string $name, Collection $collection): Declared
    {
        $this->collections[$name] = $collection;

        return $this;
    }

    public function setOptions(array $options): Declared
    {
        $this->options = $options;

        return $this;
    }

    public function useImplicitOutput(bool $implicitOutput): Declared
    {
        $this->implicitOutput = $implicitOutput;

        return $this;
    }

    /** Phalcon prints unless it was told to return. */
    private function kitPut(string $html): ?string
    {
        if ($this->implicitOutput) {
            echo $html;
            return null;
        }

        return $html;
    }
}
